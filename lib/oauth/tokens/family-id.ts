import { base64url, fromBase64url } from '@/lib/base/base64url'

const TOKEN_ID = /^[A-Za-z0-9_-]{22}$/

/**
 * The family that an access token may be the first of. A first token names no refresh token, for it was not minted from
 * one; so its own identifier, written as a GUID, names its family, and it falls with it.
 * @param tokenId `jti`, 22 base64url characters; null for any other
 */
export function familyIdOf(tokenId: string): string | null {
  if (!TOKEN_ID.test(tokenId)) return null
  const bytes = fromBase64url(tokenId)
  // The last character carries four bits too many: only one spelling of each identifier is its own.
  if (base64url(bytes) !== tokenId) return null
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
