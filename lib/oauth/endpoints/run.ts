import type { HttpRequest, HttpResponse } from '@/lib/base/http-message'
import type { OAuthDeps } from '../deps'
import { asOAuthError, encodeOAuthError, refuse } from '../errors'
import type { RequestFacts } from '../ports'
import { allow, type Call, type Endpoint } from './call'
import { crossOriginHeaders, preflight } from './cross-origin'

/**
 * The frame around every endpoint: methods, errors, events. Never throws: what was not foreseen is answered as
 * `server_error` with a neutral text, and told to the events with its cause.
 */
export async function runEndpoint(
  deps: OAuthDeps,
  endpoint: Endpoint,
  request: HttpRequest,
  pathDomain: string | null,
): Promise<HttpResponse> {
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
  let response: HttpResponse
  try {
    const found = deps.config.server()
    const server = found instanceof Promise ? await found : found
    const call: Call = { request, deps, now, server, pathDomain, facts }
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const handler = method === 'GET' || method === 'POST' ? endpoint.methods[method] : undefined
    if (!handler) throw refuse('request.method', request.method, { headers: { Allow: allow(endpoint) } })
    response = await handler(call)
  } catch (thrown) {
    const error = asOAuthError(thrown)
    deps.events.refused(facts, error)
    response = encodeOAuthError(error)
  }
  if (!endpoint.crossOrigin || response.headers['Access-Control-Allow-Origin']) return response
  return { ...response, headers: { ...response.headers, ...crossOriginHeaders } }
}
