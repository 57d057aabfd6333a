import type { Check } from './authorization-answer'
import type { PlaygroundRun } from './playground-run'
import { base64url, canHash, sha256 } from './proof-key'
import type { ReadJwt } from './read-jwt'

/** What the token endpoint gave, as far as it is about tokens. */
export interface TokenSet {
  accessToken: string
  idToken: string | null
  refreshToken: string | null
  /** they came with a refresh, not with the code */
  isRefreshed: boolean
}

/** Null where the answer is no success. @see RFC 6749 §5.1 */
export function tokensOf(body: unknown, before: TokenSet | null): TokenSet | null {
  if (body === null || typeof body !== 'object') return null
  const { access_token, id_token, refresh_token } = body as Record<string, unknown>
  if (typeof access_token !== 'string') return null
  return {
    accessToken: access_token,
    idToken: typeof id_token === 'string' ? id_token : (before?.idToken ?? null),
    // Without a new one the old one goes on.
    refreshToken: typeof refresh_token === 'string' ? refresh_token : (before?.refreshToken ?? null),
    isRefreshed: before !== null,
  }
}

/** What a relying party checks of an ID token before it believes it. @see OpenID Connect Core 1.0 §3.1.3.7 */
export async function checkIdToken(
  idToken: ReadJwt,
  { accessToken, isRefreshed }: Pick<TokenSet, 'accessToken' | 'isRefreshed'>,
  { target, draft }: PlaygroundRun,
  nowMs: number,
): Promise<Check[]> {
  const { claims, signature } = idToken
  const audiences = [claims.aud].flat()
  // One that came with a refresh need not repeat it (§12.2).
  const mayLackNonce = isRefreshed && claims.nonce === undefined
  const list: Check[] = [
    check('signature', 'signed by the domain', signature.valid, signature.valid ? signature.kid : signature.reason),
    check('iss', 'iss is the issuer that was asked', claims.iss === target.issuer, String(claims.iss)),
    check('aud', 'aud holds this client', audiences.includes(target.clientId), audiences.join(', ')),
    check('exp', 'exp lies ahead', Number(claims.exp) * 1000 > nowMs, String(claims.exp)),
    check(
      'nonce',
      'nonce is the one this page sent',
      draft.nonce === '' || mayLackNonce ? null : claims.nonce === draft.nonce,
      draft.nonce === ''
        ? 'None was sent.'
        : mayLackNonce
          ? 'A refresh need not repeat it.'
          : String(claims.nonce ?? 'none'),
    ),
  ]
  if (draft.maxAge !== '') {
    const isRecent = Number(claims.auth_time) * 1000 + (Number(draft.maxAge) + 5) * 1000 >= Number(claims.iat) * 1000
    list.push(check('auth_time', 'the password was proved recently enough', isRecent, String(claims.auth_time)))
  }
  list.push(await checkAccessTokenHash(claims.at_hash, accessToken))
  return list
}

/** @see OpenID Connect Core 1.0 §3.1.3.6: the left half of the hash that fits the signature, here always SHA-256 */
async function checkAccessTokenHash(atHash: unknown, accessToken: string): Promise<Check> {
  const label = 'at_hash belongs to this access token'
  if (atHash === undefined || !canHash()) return check('at_hash', label, null, 'It has none, which is allowed.')
  const half = (await sha256(accessToken)).slice(0, 16)
  return check('at_hash', label, atHash === base64url(half), String(atHash))
}

function check(id: string, label: string, holds: boolean | null, detail: string): Check {
  return { id, label, holds, detail }
}
