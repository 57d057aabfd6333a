import { createPublicKey, X509Certificate } from 'node:crypto'
import type { KeyPairRecord } from '@/lib/store/policy-types'

export type PublicJwk = Record<string, unknown> & { kty: string; kid: string; use: 'sig'; alg: string }

/**
 * The public half of a pair as JWKS lists it. Members are picked by name, so a private one can never slip through.
 * @see RFC 7517 §4, RFC 8037 §2
 */
export function publicJwk(
  pair: Pick<KeyPairRecord, 'publicKey' | 'certificate' | 'algorithm' | 'x5t' | 'x5tS256'>,
  kid: string,
): PublicJwk {
  const { kty, n, e, crv, x, y } = createPublicKey(pair.publicKey).export({ format: 'jwk' })
  return {
    kty: kty ?? '',
    kid,
    use: 'sig',
    alg: pair.algorithm,
    ...(kty === 'RSA' ? { n, e } : kty === 'EC' ? { crv, x, y } : { crv, x }),
    x5c: [new X509Certificate(pair.certificate).raw.toString('base64')],
    x5t: pair.x5t,
    'x5t#S256': pair.x5tS256,
  }
}
