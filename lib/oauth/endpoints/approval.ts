import { type HttpResponse, header } from '@/lib/base/http-message'
import { consentSettings } from '@/lib/schemas/sso-settings'
import { answerConsent } from '../authorization/answer-consent'
import { browserEndpoint, showError } from '../authorization/browser-endpoint'
import { flowOf } from '../authorization/cookies'
import { customConsentPage } from '../authorization/custom-pages'
import {
  type ConsentAnswer,
  type ConsentAsked,
  readTicket,
  requireSameBrowser,
  requireTicket,
  seeOther,
} from '../authorization/flow'
import { stepPath } from '../authorization/paths'
import { checkRequest } from '../authorization/pipeline'
import { proceed } from '../authorization/proceed'
import { refuseClient } from '../authorization/respond'
import { isOwnForm, requireOwnForm } from '../authorization/same-site'
import { sealTicket, type Ticket } from '../authorization/ticket'
import { refuse } from '../errors'
import { formParams, knownParams, type Params, queryParams } from '../params'
import type { RuntimeDomain } from '../ports'
import type { Call } from './call'

const REPEATABLE = new Set(['scope'])
/** A browser that is sent on goes at once. */
const ANSWER_SECONDS = 60

/** Where a person says whether the client may. GET shows the question again, from its ticket. */
export const approvalEndpoint = browserEndpoint('approval', { GET: showAgain, POST: decide })

/** The way on where nothing has to be asked; otherwise it asks. @see spec runtime-api §5 */
export const approvalSkipEndpoint = browserEndpoint('approval', { GET: showAgain })

async function decide(call: Call): Promise<HttpResponse> {
  const { request, deps, now, server } = call
  const form = formParams(request, REPEATABLE)
  const { domain, ticket, content: asked } = await readTicket(call, 'consent', form.get('ticket'))
  const isForeign = isFromOwnPage(call, domain)
  if (!isForeign) {
    requireOwnForm(request, deps.publicUrl)
    requireSameBrowser(call, ticket)
  }
  const answer: ConsentAnswer = { asked, isAllowed: isAllowed(form), accepted: form.all('scope') }
  const { acknowledgeSeconds } = consentSettings(domain.customAttrs, server.consentExpiryMinutes)
  if (answer.isAllowed && now.getTime() > asked.shownAt + acknowledgeSeconds * 1000) {
    // No code, and no word to the client: the person reads why, and starts again. @see spec runtime-api §5
    throw refuse('consent.in-time', 'Allow, later', { description: 'Consent acknowledgement expired' })
  }
  return isForeign ? comeBack(call, domain, ticket, answer) : answerConsent(call, domain, answer)
}

function isAllowed(form: Params): boolean {
  const decision = form.get('decision')
  if (decision !== 'allow' && decision !== 'deny') throw refuse('flow.decision', decision ?? 'none')
  return decision === 'allow'
}

/**
 * Whether the domain's own consent page sent the form from another site. Browsers then leave our cookies out; the ticket,
 * which only that page and this browser have, says what is answered, and the next step that it is this browser.
 */
function isFromOwnPage({ request, deps }: Call, domain: RuntimeDomain): boolean {
  const page = customConsentPage(domain, deps.publicUrl)
  if (!page || (isOwnForm(request, deps.publicUrl) && flowOf(request) !== null)) return false
  const origin = header(request, 'origin')
  return origin === page.origin || origin === 'null' || origin === undefined
}

/** Asks the browser to come back with its cookies, and with what its person answered. */
function comeBack(
  { deps, now }: Call,
  domain: RuntimeDomain,
  { flowHash }: Ticket<ConsentAsked>,
  answer: ConsentAnswer,
): HttpResponse {
  const ticket = sealTicket(deps.browser.ticketKey, 'continue', {
    domainName: domain.name,
    flowHash,
    endsAt: new Date(now.getTime() + ANSWER_SECONDS * 1000),
    content: { params: {}, sessionId: answer.asked.sessionId, answer },
  })
  return seeOther(`${stepPath(deps.publicUrl, domain, 'continue')}?ticket=${ticket}`)
}

async function showAgain(call: Call): Promise<HttpResponse> {
  const { domain, content } = await requireTicket(call, 'consent', queryParams(call.request).get('ticket'))
  const { params, sessionId } = content
  const checked = await checkRequest(call, domain, knownParams(params))
  if (checked.outcome === 'good') {
    return proceed(call, { request: checked.request, params, provedSessionId: sessionId })
  }
  const { addressee, error } = checked
  return addressee ? refuseClient(call, addressee, error) : showError(call, error)
}
