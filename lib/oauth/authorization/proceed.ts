import type { HttpResponse } from '@/lib/base/http-message'
import { consentSettings } from '@/lib/schemas/sso-settings'
import type { Call } from '../endpoints/call'
import { refuse } from '../errors'
import type { StoredConsent } from '../ports/consents'
import type { SsoSession } from '../ports/sso-sessions'
import { consentParts, uncoveredScopes } from './consent-rule'
import { dropCookie, sessionCookieName } from './cookies'
import { type FoundSession, findSession } from './current-session'
import { withCookies } from './flow'
import { issueCode } from './issue-code'
import type { AuthorizationRequest } from './request'
import { refuseClient } from './respond'
import { showChangePassword } from './show-change-password'
import { askConsent } from './show-consent'
import { showSignIn } from './show-sign-in'
import { signInNeed } from './sign-in-need'

/** A good request, what it is remembered by, and the session in which the password was proved for it. */
export interface Pending {
  request: AuthorizationRequest
  params: Readonly<Record<string, string>>
  provedSessionId: string | null
}

/**
 * Takes a good request as far as it goes without its person: to a page, or to a code. Everything that fails from here on
 * is told to the client.
 */
export async function proceed(call: Call, pending: Pending): Promise<HttpResponse> {
  try {
    return await next(call, pending, await findSession(call, pending.request.domain))
  } catch (error) {
    return refuseClient(call, pending.request, error)
  }
}

async function next(call: Call, pending: Pending, found: FoundSession | null): Promise<HttpResponse> {
  const { request, params, provedSessionId } = pending
  const { domain, client, prompts } = request
  if (found && found.refusal !== null && found.refusal !== 'must-change-password') return turnAway(call, request, found)
  const need = signInNeed(request, found?.session ?? null, provedSessionId, call.now)
  if (need === 'stranger') throw refuse('authorize.same-person', 'another person')
  if (need !== 'none' || !found) {
    if (prompts.has('none')) throw refuse('authorize.signed-in', found ? 'somebody, but not so' : 'nobody')
    const isFixed = need === 'prove-again'
    const username = (isFixed ? found?.session.username : hintOf(request)) ?? ''
    return showSignIn(call, { domain, client, params, username, isFixed, problem: null })
  }
  if (found.refusal === 'must-change-password') {
    if (prompts.has('none')) throw refuse('authorize.password-current', 'one who must')
    const { username } = found.session
    return showChangePassword(call, { domain, params, username, isRequired: true, problem: null, rule: null })
  }
  return consentOrCode(call, pending, found.session)
}

/** A browser whose person may not act any more forgets the session, so that somebody else can sign in. */
function turnAway(call: Call, request: AuthorizationRequest, { refusal }: FoundSession): HttpResponse {
  const error = refuse('authorize.user-state', String(refusal))
  const cookie = dropCookie(sessionCookieName(request.domain), call.deps.publicUrl)
  return withCookies(refuseClient(call, request, error), [cookie])
}

function hintOf({ loginHint, expectedPerson }: AuthorizationRequest): string | null {
  return expectedPerson?.username ?? loginHint
}

/**
 * A stored consent to all that is asked for skips the page, where the domain keeps consents. Who may not be asked gets a
 * code without the scopes that could have been declined. @see spec runtime-api §5
 */
async function consentOrCode(call: Call, pending: Pending, session: SsoSession): Promise<HttpResponse> {
  const { request, params } = pending
  const { client, consentScopes, granted, prompts } = request
  const stored = await storedConsents(call, request, session)
  const parts = consentParts(consentScopes, granted.resources)
  const missing = stored === null ? consentScopes : uncoveredScopes(parts, stored, call.now)
  if (missing.length === 0 && !prompts.has('consent')) return issueCode(call, request, session, consentScopes)
  if (!prompts.has('none')) return askConsent(call, request, params, session, stored ?? [])
  const allowed = consentScopes.filter((scope) => !missing.includes(scope))
  const isMoreNeeded = missing.some((scope) => !client.optionalScopes.has(scope))
  if (isMoreNeeded || !granted.scopes.some((scope) => allowed.includes(scope))) {
    throw refuse('authorize.allowed-before', missing.join(' '))
  }
  return issueCode(call, request, session, allowed)
}

/** null where the domain keeps none. */
export async function storedConsents(
  { deps, server }: Call,
  { domain, client }: AuthorizationRequest,
  session: SsoSession,
): Promise<readonly StoredConsent[] | null> {
  const { minutes } = consentSettings(domain.customAttrs, server.consentExpiryMinutes)
  return minutes === null ? null : deps.browser.consents.of(session.userId, client.pk)
}
