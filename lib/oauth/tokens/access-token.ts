import { base64url } from '@/lib/base/base64url'
import { refuse } from '../errors'
import type { RuntimeDomain, Signer, SigningKey } from '../ports'
import type { Claims } from './claims'

/** What a JWT is, where its kind has a name of its own. @see RFC 8725 §3.11 */
export type JwtType = 'JWT' | 'logout+jwt' | 'at+jwt'

// The header depends on key and type alone, and a key object lives as long as the configuration it came with.
const headers: Record<JwtType, WeakMap<SigningKey, string>> = {
  JWT: new WeakMap(),
  'logout+jwt': new WeakMap(),
  'at+jwt': new WeakMap(),
}

/** JOSE header of a key's tokens, encoded. @see RFC 7515 §4.1; spec runtime-api §6 */
function encodedHeader(key: SigningKey, typ: JwtType): string {
  let header = headers[typ].get(key)
  if (header === undefined) {
    header = base64url(JSON.stringify({ kid: key.kid, x5t: key.x5t, typ, alg: key.algorithm }))
    headers[typ].set(key, header)
  }
  return header
}

/**
 * Signs claims as a compact JWT with the signing key of the domain.
 * @throws OAuthError temporarily_unavailable while the domain has no signing key
 */
export async function signClaims(
  signer: Signer,
  domain: RuntimeDomain,
  claims: Claims,
  typ: JwtType = 'JWT',
): Promise<string> {
  const key = domain.signingKey
  if (!key) throw refuse('domain.signing-key', 'none')
  const input = `${encodedHeader(key, typ)}.${base64url(JSON.stringify(claims))}`
  const expiresAtSeconds = typeof claims.exp === 'number' ? claims.exp : 0
  return `${input}.${base64url(await signer.sign(key, input, { domainId: domain.id, expiresAtSeconds }))}`
}
