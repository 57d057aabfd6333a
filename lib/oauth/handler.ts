import type { HttpHandler } from '@/lib/base/http-message'
import { runEndpoint } from './endpoints/run'
import { encodeOAuthError, refuse } from './errors'
import type { OAuthDeps } from './ports'
import { findRoute } from './routes'

/** The whole protocol surface as one function from request to response. */
export function createProtocolHandler(deps: OAuthDeps): HttpHandler {
  return (request) => {
    const route = findRoute(request.path)
    if (route) return runEndpoint(deps, route.endpoint, request, route.domainName)
    const error = refuse('request.path', 'another path')
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
}
