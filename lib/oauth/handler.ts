import type { HttpHandler, HttpRequest, HttpResponse } from '@/lib/base/http-message'
import type { OAuthDeps } from './deps'
import { runEndpoint } from './endpoints/run'
import { asOAuthError, encodeOAuthError, refuse } from './errors'
import { findIssuerRoute, findRoute, isBelowAnIssuer, type Route } from './routes'

/** The whole protocol surface as one function from request to response. */
export function createProtocolHandler(deps: OAuthDeps): HttpHandler {
  return (request) => {
    const route = findRoute(request.path)
    if (route) return runEndpoint(deps, route.endpoint, request, route.domainName)
    return isBelowAnIssuer(request.path) ? answerBelowIssuer(deps, request) : answerNothing(deps, request)
  }
}

/** The path may be the well-known one of a custom issuer, which only the switches tell. */
async function answerBelowIssuer(deps: OAuthDeps, request: HttpRequest): Promise<HttpResponse> {
  let route: Route | null
  try {
    route = findIssuerRoute(request.path, (await deps.config.server()).issuerPath)
  } catch (error) {
    return answerNothing(deps, request, error)
  }
  return route ? runEndpoint(deps, route.endpoint, request, route.domainName) : answerNothing(deps, request)
}

function answerNothing(deps: OAuthDeps, request: HttpRequest, thrown?: unknown): HttpResponse {
  const error = thrown === undefined ? refuse('request.path', 'another path') : asOAuthError(thrown)
  deps.events.refused(
    {
      endpoint: 'none',
      domain: null,
      client: null,
      grantType: '',
      correlationId: request.correlationId,
      at: deps.clock.now(),
    },
    error,
  )
  return encodeOAuthError(error)
}
