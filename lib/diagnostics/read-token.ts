import { fromBase64url } from '@/lib/base/base64url'

/** Longer than any token of this server, and short enough to be read at once. */
export const PASTED_MAX_LENGTH = 20_000

export type ReadToken =
  | { shape: 'jws'; token: string; header: Record<string, unknown>; claims: Record<string, unknown> }
  | { shape: 'jwe' }
  | { shape: 'opaque'; token: string }
  | { shape: 'nothing' }

const PART = /^[A-Za-z0-9_-]+$/

/**
 * What a pasted text is by its form alone. People paste headers and form fields as they find them, so the words around
 * a token are taken off.
 */
export function readToken(pasted: string): ReadToken {
  const token = unwrapped(pasted)
  if (token === '') return { shape: 'nothing' }
  const parts = token.split('.')
  if (parts.length === 5 && parts.every((part) => part === '' || PART.test(part))) return { shape: 'jwe' }
  if (parts.length === 3 && parts.slice(0, 2).every((part) => PART.test(part))) {
    const [header, claims] = parts.slice(0, 2).map(jsonObject)
    if (header && claims) return { shape: 'jws', token, header, claims }
  }
  return { shape: 'opaque', token }
}

function unwrapped(pasted: string): string {
  const text = pasted
    .slice(0, PASTED_MAX_LENGTH)
    .trim()
    .replace(/^(?:authorization\s*:\s*)?(?:bearer|dpop)\s+/i, '')
    .replace(
      /^["']?(?:access_token|refresh_token|assertion|subject_token|actor_token|token|id_token)["']?\s*[=:]\s*/i,
      '',
    )
    .replace(/^["']|["'],?$/g, '')
  // Line breaks come from terminals and mail; a token has none.
  return decoded(text.replace(/\s+/g, ''))
}

/** A refresh token is percent-encoded in transit. */
function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function jsonObject(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(fromBase64url(part).toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
