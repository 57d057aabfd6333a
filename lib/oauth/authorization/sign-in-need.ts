import type { SsoSession } from '../ports/sso-sessions'
import type { AuthorizationRequest } from './request'

/**
 * What a request needs before it can go on: nothing, that somebody signs in, or that the person who is signed in proves
 * it again. `stranger`: somebody signed in for this very request, but not the one it is about.
 */
export type SignInNeed = 'none' | 'sign-in' | 'prove-again' | 'stranger'

type Asked = Pick<AuthorizationRequest, 'prompts' | 'maxAgeSeconds' | 'expectedPerson' | 'loginHint'>

/** How long a proof counts for the request it was given for: max_age=0 asks for nothing else, and a form takes a moment. */
const PROVED_SECONDS = 60

/**
 * @param session the live session of the browser
 * @param provedSessionId the session in which the password was proved for this request: that answers whatever it asks, for a while
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
  if (isProvedHere) return isProofTooOld(request, session, true, now) ? 'prove-again' : 'none'
  if (request.prompts.has('select_account')) return 'sign-in'
  if (request.prompts.has('login')) return isAnother(request.loginHint, session) ? 'sign-in' : 'prove-again'
  return isProofTooOld(request, session, false, now) ? 'prove-again' : 'none'
}

/**
 * Whether the last proof of the password is older than the request allows. @param isProvedHere it was for this request
 * @see OpenID Connect Core 1.0 §3.1.2.1, `max_age`
 */
export function isProofTooOld(
  { maxAgeSeconds }: Pick<AuthorizationRequest, 'maxAgeSeconds'>,
  { authenticatedAt }: Pick<SsoSession, 'authenticatedAt'>,
  isProvedHere: boolean,
  now: Date,
): boolean {
  if (maxAgeSeconds === null) return false
  const seconds = isProvedHere ? Math.max(maxAgeSeconds, PROVED_SECONDS) : maxAgeSeconds
  return now.getTime() - authenticatedAt.getTime() > seconds * 1000
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
