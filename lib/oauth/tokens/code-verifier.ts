import { hash } from 'node:crypto'
import { equalConstantTime } from '@/lib/base/constant-time'
import type { AuthorizationCode } from '../ports/authorization-codes'

type Challenge = NonNullable<AuthorizationCode['challenge']>

const VERIFIER = /^[A-Za-z0-9\-._~]{43,128}$/

/** Whether a text is a proof key at all: 43 to 128 unreserved characters. @see RFC 7636 §4.1; spec runtime-api §14 */
export function isCodeVerifier(text: string): boolean {
  return VERIFIER.test(text)
}

/** Whether a verifier is the one a challenge was made from. Padding that a client wrote counts for nothing. */
export function meetsChallenge(verifier: string, { value, method }: Challenge): boolean {
  const made = method === 'S256' ? hash('sha256', verifier, 'base64url') : verifier
  return equalConstantTime(withoutPadding(made), withoutPadding(value))
}

/** The challenge as access tokens show it: base64url of full length. @see spec runtime-api §6 */
export function shownChallenge({ value, method }: Challenge): string {
  const bare = withoutPadding(value)
  return method === 'S256' ? bare.padEnd(Math.ceil(bare.length / 4) * 4, '=') : bare
}

function withoutPadding(text: string): string {
  return text.replaceAll('=', '')
}
