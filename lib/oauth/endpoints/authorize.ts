import type { HttpResponse } from '@/lib/base/http-message'
import { browserEndpoint, showError } from '../authorization/browser-endpoint'
import { flowOf, sessionHashOf } from '../authorization/cookies'
import { seeOther } from '../authorization/flow'
import { keptParams } from '../authorization/kept-params'
import { stepPath } from '../authorization/paths'
import { checkRequest } from '../authorization/pipeline'
import { proceed } from '../authorization/proceed'
import type { AuthorizationRequest } from '../authorization/request'
import { refuseClient } from '../authorization/respond'
import { refuse } from '../errors'
import { allParams, type Params } from '../params'
import type { RuntimeDomain } from '../ports'
import type { Call } from './call'
import { domainSelector, findDomain } from './domain'

/** Where a client sends its person for a code. @see RFC 6749 §3.1, OpenID Connect Core 1.0 §3.1.2; spec runtime-api §5 */
export const authorizationEndpoint = browserEndpoint('authorize', { GET: authorize, POST: authorize })

/** Longer addresses are cut by some browsers and proxies. */
const ADDRESS_MAX_LENGTH = 6144

async function authorize(call: Call): Promise<HttpResponse> {
  const params = allParams(call.request)
  const domain = await domainOf(call, params)
  const checked = await checkRequest(call, domain, params)
  if (checked.outcome === 'refused') {
    const { addressee, error } = checked
    return addressee ? refuseClient(call, addressee, error) : showError(call, error)
  }
  const kept = keptParams(params)
  const again = withoutCookies(call, domain) ? asGet(call, domain, kept) : null
  if (again) return again
  tell(call, checked.request)
  return proceed(call, { request: checked.request, params: kept, provedSessionId: null })
}

/** By path, by header, or by the parameter `domain`, which is this endpoint's own. @see spec runtime-api §1 */
async function domainOf(call: Call, params: Params): Promise<RuntimeDomain> {
  if (params.repeated.has('domain')) {
    throw refuse('request.parameter-once', 'domain', { description: 'A parameter is repeated.' })
  }
  const selector = domainSelector(call, params)
  if (!selector) {
    throw refuse('domain.named', 'neither', { description: "Required parameter 'domain' is not present." })
  }
  return findDomain(call, selector)
}

/**
 * A form that another site posts comes without the cookies of this one, though its person may be signed in; asked for
 * the same with GET, the browser brings them. @see RFC 6265bis §5.6.7
 */
function withoutCookies({ request }: Call, domain: RuntimeDomain): boolean {
  return request.method === 'POST' && sessionHashOf(request, domain) === null && flowOf(request) === null
}

function asGet({ deps }: Call, domain: RuntimeDomain, kept: Record<string, string>): HttpResponse | null {
  const address = `${stepPath(deps.publicUrl, domain, 'authorize')}?${new URLSearchParams(kept)}`
  return address.length > ADDRESS_MAX_LENGTH ? null : seeOther(address)
}

function tell({ deps, now, request: { method } }: Call, { domain, client, challenge, nonce }: AuthorizationRequest) {
  if (method === 'HEAD') return
  deps.browser.authorizationEvents.asked({
    domainId: domain.id,
    clientPk: client.pk,
    method: challenge === null ? 'NONE' : challenge.method === 'S256' ? 'S256' : 'PLAIN',
    challenge: challenge?.value ?? null,
    nonce,
    at: now,
  })
}
