import type { Actor } from '@/lib/auth/actor'
import { actorFromAuthorization } from '@/lib/auth/basic'
import { type HttpHandler, type HttpRequest, type HttpResponse, header } from '@/lib/base/http-message'
import { prefersJson } from '@/lib/http/accept'
import { isCrossSite } from '@/lib/http/cross-site'
import { readEntity } from '@/lib/http/entity-body'
import { type Operation, successText } from '@/lib/http/oam-text'
import { parseQuery } from '@/lib/http/query-params'
import { answerClientArtifacts, CLIENT_ARTIFACTS_REST_PATH } from './client-artifacts'
import { clients } from './clients'
import { answerConsents, isConsentPath } from './consents'
import { identityDomains } from './identity-domains'
import { answerKeyPairs, KEY_PAIRS_REST_PATH } from './key-pairs'
import { answerOAuthConfig, CONFIG_REST_PATH } from './oauth-config'
import { type Attempt, plainRefusal, refusal, unauthenticated } from './refusals'
import { resourceServers } from './resource-servers'
import type { RestAnswer, RestDeps, RestResource } from './rest-resource'

export const REST_BASE_PATH = '/oam/services/rest/ssa/api/v1/oauthpolicyadmin'
export const REST_RESOURCES: readonly RestResource[] = [identityDomains, resourceServers, clients]

const OPERATION_BY_METHOD: Record<string, Operation> = {
  POST: 'create',
  GET: 'retrieve',
  HEAD: 'retrieve',
  PUT: 'modify',
  DELETE: 'delete',
}
const ALLOW = 'GET, HEAD, POST, PUT, DELETE, OPTIONS'

/** On every answer: a create tells a secret once, so nothing may keep it; the text may hold HTML somebody typed. */
const COMMON_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', vary: 'Accept' }

/** The administration REST surface for identity domains, resource servers and clients. */
export function createRest(deps: RestDeps): HttpHandler {
  return async (request) => {
    const response = await answer(deps, request)
    return {
      status: response.status,
      headers: { ...COMMON_HEADERS, 'x-correlation-id': request.correlationId, ...response.headers },
      // Of an answer to HEAD the listener sends only the length.
      body: response.body,
    }
  }
}

async function answer(deps: RestDeps, request: HttpRequest): Promise<HttpResponse> {
  if (request.path === CONFIG_REST_PATH) return answerOAuthConfig(deps, request)
  if (request.path === KEY_PAIRS_REST_PATH) return answerKeyPairs(deps, request)
  if (request.path === CLIENT_ARTIFACTS_REST_PATH) return answerClientArtifacts(deps, request)
  if (isConsentPath(request.path)) return answerConsents(deps, request)
  const resource = resourceAt(request.path)
  if (!resource) return plainRefusal(404, 'There is nothing at this address')
  if (request.method === 'OPTIONS') return { status: 204, headers: { allow: ALLOW }, body: '' }
  const operation = Object.hasOwn(OPERATION_BY_METHOD, request.method) && OPERATION_BY_METHOD[request.method]
  if (!operation) return plainRefusal(405, 'This method is not supported here', { allow: ALLOW })
  if (isCrossSite(request, deps.publicUrl)) return plainRefusal(403, 'Calls from a page of another site are refused')
  const wantsJson = prefersJson(header(request, 'accept'))
  const attempt: Attempt = { operation, kind: resource.kind, name: '', wantsJson, correlationId: request.correlationId }
  try {
    const { correlationId, address } = request
    const actor = await actorFromAuthorization({ ...deps, correlationId }, header(request, 'authorization'), address)
    // Before anything else is read, so that nobody without credentials learns what we would say to it.
    if (actor.role === null) return unauthenticated()
    return success(await perform(deps, request, actor, resource, attempt), attempt)
  } catch (error) {
    return refusal(error, attempt)
  }
}

/** Notes in `attempt` what the entity is called as soon as that is known. */
async function perform(
  deps: RestDeps,
  request: HttpRequest,
  actor: Actor,
  resource: RestResource,
  attempt: Attempt,
): Promise<RestAnswer> {
  const query = parseQuery(request.query)
  attempt.name = query.get('name') ?? query.get('id') ?? ''
  const takesBody = attempt.operation === 'create' || attempt.operation === 'modify'
  const body = takesBody ? readEntity(request) : {}
  if (attempt.operation === 'create' && typeof body.name === 'string') attempt.name = body.name
  const { address, correlationId } = request
  return resource.operations[attempt.operation]({ ctx: { ...deps, actor, address, correlationId }, query, body })
}

function success(answer: RestAnswer, { operation, kind, wantsJson }: Attempt): HttpResponse {
  if (wantsJson) {
    const headers = { ...answer.headers, 'content-type': 'application/json' }
    return { status: 200, headers, body: JSON.stringify(answer.json) }
  }
  const { detail } = answer
  const body = typeof detail === 'string' ? successText(operation, kind, detail) : JSON.stringify(detail)
  return { status: 200, headers: { ...answer.headers, 'content-type': 'text/plain; charset=utf-8' }, body }
}

function resourceAt(path: string): RestResource | undefined {
  if (!path.startsWith(`${REST_BASE_PATH}/`)) return undefined
  const name = path.slice(REST_BASE_PATH.length + 1).replace(/\/$/, '')
  return REST_RESOURCES.find((resource) => resource.path === name)
}
