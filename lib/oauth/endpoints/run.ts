import type { HttpRequest, HttpResponse } from '@/lib/base/http-message'
import { whenReady } from '@/lib/base/when-ready'
import type { OAuthDeps } from '../deps'
import { asOAuthError, encodeOAuthError, refuse } from '../errors'
import type { MaybePromise, RequestFacts } from '../ports'
import { allow, type Call, type Endpoint } from './call'
import { preflight, readableAnywhere } from './cross-origin'

/**
 * The frame around every endpoint: methods, errors, events. Never throws: what was not foreseen is answered as
 * `server_error` with a neutral text, and told to the events with its cause.
 */
export function runEndpoint(
  deps: OAuthDeps,
  endpoint: Endpoint,
  request: HttpRequest,
  pathDomain: string | null,
): MaybePromise<HttpResponse> {
  const now = deps.clock.now()
  const facts: RequestFacts = {
    endpoint: endpoint.name,
    domain: null,
    client: null,
    grantType: '',
    correlationId: request.correlationId,
    at: now,
  }
  if (request.method === 'OPTIONS') return preflight(endpoint, request)
  const answered = (response: HttpResponse) => (endpoint.crossOrigin ? readableAnywhere(response) : response)
  const refused = (thrown: unknown) => {
    const error = asOAuthError(thrown)
    deps.events.refused(facts, error)
    return answered(encodeOAuthError(error))
  }
  try {
    const response = whenReady(deps.config.server(), (server) => {
      const call: Call = { request, deps, now, server, pathDomain, facts }
      return handlerOf(endpoint, request.method)(call)
    })
    return response instanceof Promise ? response.then(answered).catch(refused) : answered(response)
  } catch (thrown) {
    return refused(thrown)
  }
}

function handlerOf(endpoint: Endpoint, asked: string) {
  const method = asked === 'HEAD' ? 'GET' : asked
  const isKnown = method === 'GET' || method === 'POST' || method === 'DELETE'
  const handler = isKnown ? endpoint.methods[method] : undefined
  if (!handler) throw refuse('request.method', asked, { headers: { Allow: allow(endpoint) } })
  return handler
}
