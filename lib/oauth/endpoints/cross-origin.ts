import type { HttpRequest, HttpResponse } from '@/lib/base/http-message'
import { allow, type Endpoint } from './call'

/**
 * Any origin, never with cookies: these endpoints look at no cookie, so a foreign page learns nothing it could not ask
 * for itself. @see Fetch Standard, CORS protocol
 */
export const crossOriginHeaders: Record<string, string> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'WWW-Authenticate, X-Correlation-Id',
}

// Headers of one kind of answer are often one frozen object; what is made of them then is one object too.
const widened = new WeakMap<object, HttpResponse['headers']>()

/** The answer, with the headers that let scripts of other origins read it. */
export function readableAnywhere(response: HttpResponse): HttpResponse {
  const { headers } = response
  if (headers['Access-Control-Allow-Origin']) return response
  let wide = widened.get(headers)
  if (!wide) {
    wide = Object.freeze({ ...headers, ...crossOriginHeaders })
    if (Object.isFrozen(headers)) widened.set(headers, wide)
  }
  return { ...response, headers: wide }
}

/** Answers OPTIONS: what the endpoint allows, and to scripts of other origins where it lets them in. */
export function preflight(endpoint: Endpoint, request: HttpRequest): HttpResponse {
  const headers: Record<string, string> = { Allow: allow(endpoint) }
  if (endpoint.crossOrigin && request.headers.origin) {
    headers['Access-Control-Allow-Origin'] = '*'
    headers['Access-Control-Allow-Methods'] = allow(endpoint)
    headers['Access-Control-Allow-Headers'] = 'Authorization, Content-Type, X-OAUTH-IDENTITY-DOMAIN-NAME'
    headers['Access-Control-Max-Age'] = '600'
  }
  return { status: 204, headers, body: '' }
}
