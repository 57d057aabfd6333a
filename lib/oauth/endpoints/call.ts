import type { HttpRequest, HttpResponse } from '@/lib/base/http-message'
import type { OAuthDeps } from '../deps'
import type { MaybePromise, RequestFacts, RuntimeServer } from '../ports'

/** One request on its way through an endpoint. */
export interface Call {
  request: HttpRequest
  deps: OAuthDeps
  now: Date
  /** the server-wide switches, the same throughout a request */
  server: RuntimeServer
  /** the domain a path below /oauth2/domains/ names; null on the paths that all domains share */
  pathDomain: string | null
  /** what has been found out so far; refusals are told with it */
  facts: RequestFacts
}

/**
 * An endpoint: what it does per method, and whether scripts of other origins may read its answers. HEAD is answered as
 * GET without a body, OPTIONS and other methods by the frame around it.
 */
export interface Endpoint {
  name: string
  crossOrigin: boolean
  methods: Partial<Record<'GET' | 'POST' | 'DELETE', (call: Call) => MaybePromise<HttpResponse>>>
}

const NO_STORE = Object.freeze({
  'Content-Type': 'application/json;charset=UTF-8',
  // RFC 6749 §5.1: answers that hold tokens are not kept.
  'Cache-Control': 'no-store',
  Pragma: 'no-cache',
})

/** 200 with JSON that nobody may keep. */
export function freshJson(body: unknown): HttpResponse {
  return { status: 200, headers: NO_STORE, body: JSON.stringify(body) }
}

/** The value of `Allow`. @see RFC 9110 §10.2.1 */
export function allow(endpoint: Endpoint): string {
  const methods = Object.keys(endpoint.methods)
  if (methods.includes('GET')) methods.push('HEAD')
  return [...methods, 'OPTIONS'].join(', ')
}
