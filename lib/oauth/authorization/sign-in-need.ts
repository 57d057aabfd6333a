import type { SsoSession } from '../ports/sso-sessions'
import type { AuthorizationRequest } from './request'

/**
 * What a request needs before it can go on: nothing, that somebody signs in, or that the person who is signed in proves
 * it again. `stranger`: somebody signed in for this very request, but not the one it is about.
 */
export type SignInNeed = 'none' | 'sign-in' | 'prove-again' | 'stranger'

type Asked = Pick<AuthorizationRequest, 'prompts' | 'maxAgeSeconds' | 'expectedPerson' | 'loginHint'>

/**
 * @param session the live session of the browser
 * @param provedSessionId the session in which the password was proved for this request: that answers whatever it asks
 * @see OpenID Connect Core 1.0 §3.1.2.1 and §3.1.2.3
 */
export function signInNeed(
  request: Asked,
  session: SsoSession | null,
  provedSessionId: string | null,
  now: Date,
): SignInNeed {
  if (!session) return 'sign-in'
  const isProvedHere = session.id === provedSessionId
  if (!isThePerson(request, session)) return isProvedHere ? 'stranger' : 'sign-in'
  if (isProvedHere) return 'none'
  if (request.prompts.has('select_account')) return 'sign-in'
  if (request.prompts.has('login')) return isAnother(request.loginHint, session) ? 'sign-in' : 'prove-again'
  const { maxAgeSeconds } = request
  if (maxAgeSeconds === null) return 'none'
  return now.getTime() - session.authenticatedAt.getTime() > maxAgeSeconds * 1000 ? 'prove-again' : 'none'
}

function isThePerson({ expectedPerson }: Asked, session: SsoSession): boolean {
  if (!expectedPerson) return true
  // A name can pass to somebody else; the lasting identity decides where the hint has it.
  if (expectedPerson.userId !== null) return expectedPerson.userId === session.userId
  return expectedPerson.username === session.username
}

function isAnother(loginHint: string | null, session: SsoSession): boolean {
  return loginHint !== null && loginHint.toLowerCase() !== session.username.toLowerCase()
}
