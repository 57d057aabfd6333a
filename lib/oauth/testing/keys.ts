import { createHash, generateKeyPairSync } from 'node:crypto'
import type { RuntimeDomain, SigningKey } from '../ports'

/** Generated once per test file: RSA keys take a moment. */
const cache = new Map<string, SigningKey>()

/** A signing key; the same name and algorithm give the same key. */
export function testKey(kid: string, algorithm: SigningKey['algorithm'] = 'ES256'): SigningKey {
  const id = `${algorithm}:${kid}`
  const known = cache.get(id)
  if (known) return known
  const pair =
    algorithm === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : algorithm === 'ES256'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('ed25519')
  const x5t = createHash('sha1')
    .update(pair.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url')
  const key: SigningKey = { keyPairId: `pair-${kid}`, kid, algorithm, ...pair, x5t }
  cache.set(id, key)
  return key
}

/** The parts of a domain that come from its keys: the first signs, later ones retire at the instant given. */
export function keyring(
  signing: SigningKey,
  retiring: { key: SigningKey; retiresAt: Date }[] = [],
): Pick<RuntimeDomain, 'signingKey' | 'verificationKeys' | 'jwks'> {
  const all = [{ key: signing, retiresAt: null as Date | null }, ...retiring]
  return {
    signingKey: signing,
    verificationKeys: all.map(({ key: { kid, algorithm, publicKey, x5t }, retiresAt }) => ({
      kid,
      algorithm,
      publicKey,
      x5t,
      retiresAt,
    })),
    jwks: all.map(({ key, retiresAt }) => ({
      jwk: { ...key.publicKey.export({ format: 'jwk' }), kid: key.kid, alg: key.algorithm, use: 'sig', x5t: key.x5t },
      retiresAt,
    })),
  }
}
