import { addSeconds } from '@/lib/base/clock'
import type { HttpResponse } from '@/lib/base/http-message'
import { consentSettings } from '@/lib/schemas/sso-settings'
import type { Call } from '../endpoints/call'
import { refuse } from '../errors'
import { knownParams } from '../params'
import type { RuntimeDomain } from '../ports'
import type { SsoSession } from '../ports/sso-sessions'
import { showError } from './browser-endpoint'
import { consentParts, widened } from './consent-rule'
import { findSession } from './current-session'
import type { ConsentAnswer } from './flow'
import { issueCode } from './issue-code'
import { checkRequest } from './pipeline'
import { proceed, storedConsents } from './proceed'
import type { AuthorizationRequest } from './request'
import { refuseClient } from './respond'
import { showSignIn } from './show-sign-in'
import { isProofTooOld } from './sign-in-need'

/**
 * Carries out what a person answered on the consent page. Only the session that was asked answers: after another sign-in
 * the question is put again. Who took longer over it than `max_age` allows proves the password again, and the answer goes
 * along, so that nobody is asked twice.
 * @param provedSessionId the session in which the password was proved for this answer
 */
export async function answerConsent(
  call: Call,
  domain: RuntimeDomain,
  answer: ConsentAnswer,
  provedSessionId: string | null = null,
): Promise<HttpResponse> {
  const { params, sessionId } = answer.asked
  const checked = await checkRequest(call, domain, knownParams(params))
  if (checked.outcome === 'refused') {
    const { addressee, error } = checked
    return addressee ? refuseClient(call, addressee, error) : showError(call, error)
  }
  const { request } = checked
  try {
    const found = await findSession(call, domain)
    if (found?.refusal !== null || found.session.id !== sessionId) {
      return await proceed(call, { request, params, provedSessionId })
    }
    const { session } = found
    const allowed = allowedScopes(request, answer)
    // Whoever was asked under max_age=0 signed in for this very request.
    const isProvedHere = session.id === provedSessionId || request.maxAgeSeconds === 0
    if (isProofTooOld(request, session, isProvedHere, call.now)) {
      const { client } = request
      const { username } = session
      return await showSignIn(call, { domain, client, params, answer, username, isFixed: true, problem: null })
    }
    return await allow(call, request, session, allowed)
  } catch (error) {
    return refuseClient(call, request, error)
  }
}

/**
 * What the person allowed: all that was asked for, but for what could be left out and was. What the page did not show is
 * not allowed, whatever the request has become meanwhile.
 */
function allowedScopes({ consentScopes, granted }: AuthorizationRequest, answer: ConsentAnswer): string[] {
  const { asked, isAllowed, accepted } = answer
  if (!isAllowed) throw refuse('consent.given', 'one who denies it')
  const shown = asked.scopes.filter((scope) => !asked.optional.includes(scope) || accepted.includes(scope))
  const allowed = consentScopes.filter((scope) => shown.includes(scope))
  if (!granted.scopes.some((scope) => allowed.includes(scope))) {
    throw refuse('consent.given', 'one who leaves everything out')
  }
  return allowed
}

/** The consent is kept before the code is: a code without one would outlive what it rests on. */
async function allow(
  call: Call,
  request: AuthorizationRequest,
  session: SsoSession,
  allowed: readonly string[],
): Promise<HttpResponse> {
  const { deps, now, server } = call
  const { domain, client, consentScopes, granted } = request
  const { minutes } = consentSettings(domain.customAttrs, server.consentExpiryMinutes)
  if (minutes !== null) {
    const stored = (await storedConsents(call, request, session)) ?? []
    await deps.browser.consents.give({
      domainId: domain.id,
      userId: session.userId,
      username: session.username,
      clientPk: client.pk,
      givenAt: now,
      expiresAt: addSeconds(now, minutes * 60),
      resources: widened(consentParts(consentScopes, granted.resources), stored, allowed, now),
    })
  }
  return issueCode(call, request, session, allowed)
}
