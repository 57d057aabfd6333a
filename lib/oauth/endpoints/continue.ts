import type { HttpResponse } from '@/lib/base/http-message'
import { answerConsent } from '../authorization/answer-consent'
import { browserEndpoint, showError } from '../authorization/browser-endpoint'
import { requireTicket, seeOther } from '../authorization/flow'
import { stepPath } from '../authorization/paths'
import { checkRequest } from '../authorization/pipeline'
import { proceed } from '../authorization/proceed'
import { refuseClient } from '../authorization/respond'
import { knownParams, queryParams } from '../params'
import type { Call } from './call'

/** Where a request goes on after a form: with GET, so that loading it again repeats nothing. */
export const continueEndpoint = browserEndpoint('continue', { GET: goOn })

async function goOn(call: Call): Promise<HttpResponse> {
  const { domain, content } = await requireTicket(call, 'continue', queryParams(call.request).get('ticket'))
  const { params, sessionId, answer, isProved } = content
  if (params === null) return seeOther(stepPath(call.deps.publicUrl, domain, 'account'), 302)
  if (answer) return answerConsent(call, domain, answer, isProved ? sessionId : null)
  const checked = await checkRequest(call, domain, knownParams(params))
  if (checked.outcome === 'good') {
    return proceed(call, { request: checked.request, params, provedSessionId: sessionId })
  }
  const { addressee, error } = checked
  return addressee ? refuseClient(call, addressee, error) : showError(call, error)
}
