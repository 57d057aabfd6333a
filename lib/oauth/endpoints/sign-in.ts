import type { HttpResponse } from '@/lib/base/http-message'
import { browserEndpoint, showError } from '../authorization/browser-endpoint'
import {
  type ConsentAnswer,
  giveTicket,
  type PendingParams,
  requireTicket,
  seeOther,
  withCookies,
} from '../authorization/flow'
import { stepPath } from '../authorization/paths'
import { checkRequest } from '../authorization/pipeline'
import { refuseClient } from '../authorization/respond'
import { requireOwnForm } from '../authorization/same-site'
import { showChangePassword } from '../authorization/show-change-password'
import { showSignIn } from '../authorization/show-sign-in'
import { type StartedSession, startSession } from '../authorization/start-session'
import { refuse } from '../errors'
import { formParams, knownParams } from '../params'
import type { RuntimeClient, RuntimeDomain } from '../ports'
import type { SignInPage } from '../ports/pages'
import { type ProofRefusal, proofError, provePassword } from '../prove-password'
import type { Call } from './call'
import { requireDomain } from './domain'

/** A person proves who they are. GET leads to their own pages, which begin with signing in. */
export const signInEndpoint = browserEndpoint('sign-in', {
  GET: async (call) => seeOther(stepPath(call.deps.publicUrl, await requireDomain(call), 'account'), 302),
  POST: signIn,
})

/** One more than a name may have: what is longer stays too long, and nobody keeps or shows a megabyte for a name. */
const NAME_KEPT_LENGTH = 257

async function signIn(call: Call): Promise<HttpResponse> {
  const { deps, request, now } = call
  requireOwnForm(request, deps.publicUrl)
  const form = formParams(request)
  const { domain, content } = await requireTicket(call, 'sign-in', form.get('ticket'))
  const { params, fixedUsername, answer } = content
  if (form.get('decision') === 'cancel' && params) return cancel(call, domain, params)
  const client = await clientOf(call, domain, params)
  const username = fixedUsername ?? form.get('username')?.trim().slice(0, NAME_KEPT_LENGTH) ?? ''
  const password = form.get('password') ?? ''
  const proof = await provePassword(deps, { domain, username, password, address: request.address, now })
  if (proof.outcome === 'match') {
    const started = await startSession(call, domain, proof.user)
    tell(call, { domain, client, username: proof.user.username, started, outcome: 'success' })
    return goOn(call, domain, params, started, answer)
  }
  const { reason } = proof
  deps.events.refused(call.facts, proofError(reason))
  tell(call, { domain, client, username, started: null, outcome: reason })
  if (reason === 'must-change-password') {
    return showChangePassword(call, { domain, params, username, isRequired: true, problem: null, rule: null })
  }
  const isFixed = fixedUsername !== null
  return showSignIn(call, { domain, client, params, answer, username, isFixed, problem: PROBLEM[reason] ?? 'wrong' })
}

/** A guesser learns of nobody whether they exist, are locked or disabled: all of it is told as one. */
const PROBLEM: Partial<Record<ProofRefusal, SignInPage['problem']>> = {
  throttled: 'throttled',
  unavailable: 'unavailable',
}

/** On to the rest of the request, under the new session. */
export function goOn(
  call: Call,
  domain: RuntimeDomain,
  params: PendingParams,
  started: StartedSession,
  answer?: ConsentAnswer,
): HttpResponse {
  const content = { params, sessionId: started.session.id, ...(answer && { answer, isProved: true }) }
  const { ticket, cookies } = giveTicket(call, domain, 'continue', content)
  const address = `${stepPath(call.deps.publicUrl, domain, 'continue')}?ticket=${ticket}`
  return signedIn(seeOther(address), { ...started, cookies: [...cookies, ...started.cookies] })
}

/** The answer, with everything that a new session is known by. */
export function signedIn(answer: HttpResponse, { cookies, headers }: Omit<StartedSession, 'session'>): HttpResponse {
  return withCookies({ ...answer, headers: { ...answer.headers, ...headers } }, cookies)
}

/** The person would rather not: the client is told. */
async function cancel(call: Call, domain: RuntimeDomain, params: Readonly<Record<string, string>>) {
  const checked = await checkRequest(call, domain, knownParams(params))
  const addressee = checked.outcome === 'good' ? checked.request : checked.addressee
  const error = refuse('sign-in.wanted', 'one who cancels')
  return addressee ? refuseClient(call, addressee, error) : showError(call, error)
}

async function clientOf(call: Call, domain: RuntimeDomain, params: PendingParams): Promise<RuntimeClient | null> {
  const clientId = params?.client_id
  const client = clientId === undefined ? null : await call.deps.config.clientById(domain.id, clientId)
  call.facts.client = client
  return client
}

function tell(
  { deps, request, now }: Call,
  facts: {
    domain: RuntimeDomain
    client: RuntimeClient | null
    username: string
    started: StartedSession | null
    outcome: string
  },
): void {
  const { domain, client, username, started, outcome } = facts
  deps.browser.authorizationEvents.signIn({
    domain,
    username,
    userId: started?.session.userId ?? null,
    clientId: client?.clientId ?? null,
    sessionId: started?.session.id ?? null,
    outcome,
    address: request.address,
    correlationId: request.correlationId,
    at: now,
  })
}
