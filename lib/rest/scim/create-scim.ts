import { actorFromAuthorization } from '@/lib/auth/basic'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { type HttpHandler, type HttpRequest, type HttpResponse, header } from '@/lib/base/http-message'
import { isCrossSite } from '@/lib/http/cross-site'
import { getIdentityStore } from '@/lib/users/identity-stores'
import type { RestDeps } from '../rest-resource'
import { DISCOVERY, discovery } from './discovery'
import { errorResponse, ScimError, scimResponse, toScimError, unauthenticated } from './scim-error'
import { usersCall } from './users'

export const SCIM_BASE_PATH = '/scim/v2'

/** On every answer: it holds people, so nothing may keep it. */
const COMMON_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
const NOT_SERVED = ['Bulk', 'Me', 'Groups']

/** Provisioning of people by the systems that know them. @see RFC 7643, RFC 7644 */
export function createScim(deps: RestDeps): HttpHandler {
  return async (request) => {
    const response = await answer(deps, request).catch((error) =>
      errorResponse(toScimError(error, request.correlationId)),
    )
    const headers = { ...COMMON_HEADERS, 'x-correlation-id': request.correlationId, ...response.headers }
    return { ...response, headers }
  }
}

async function answer(deps: RestDeps, request: HttpRequest): Promise<HttpResponse> {
  const { address, correlationId } = request
  if (isCrossSite(request, deps.publicUrl)) throw new ScimError(403, 'Calls from a page of another site are refused')
  const actor = await actorFromAuthorization({ ...deps, correlationId }, header(request, 'authorization'), address)
  // Before anything else is read, so that nobody without credentials learns which stores there are.
  if (actor.role === null) throw unauthenticated()
  const ctx: ServiceContext = { ...deps, actor, address, correlationId }
  const segments = segmentsOf(request.path)
  const [first = '', second] = segments
  const root = `${deps.publicUrl}${SCIM_BASE_PATH}`
  if (isDiscovery(first) && second !== 'Users') {
    authorize(actor, 'users:read')
    return discovered(request, segments, root)
  }
  const base = `${root}/${encodeURIComponent(first)}`
  if (second === 'Users' && segments.length <= 3) {
    return usersCall({ ctx, request, storeName: first, base, id: segments[2] })
  }
  authorize(actor, 'users:read')
  await getIdentityStore(ctx, { name: first })
  if (second !== undefined && isDiscovery(second)) return discovered(request, segments.slice(1), base)
  if (second !== undefined && NOT_SERVED.includes(second)) throw new ScimError(501, `/${second} is not served here`)
  throw nothing()
}

function discovered({ method }: HttpRequest, [kind = '', id, ...more]: readonly string[], base: string): HttpResponse {
  if (more.length > 0) throw nothing()
  if (method !== 'GET' && method !== 'HEAD') {
    throw new ScimError(405, 'This method is not supported here', undefined, { allow: 'GET' })
  }
  return scimResponse(200, discovery(kind, id, base))
}

const isDiscovery = (segment: string) => (DISCOVERY as readonly string[]).includes(segment)
const nothing = () => new ScimError(404, 'There is nothing at this address')

/** The decoded parts of the path below `/scim/v2`; a slash at the end is not counted. */
function segmentsOf(path: string): string[] {
  const parts = path
    .slice(SCIM_BASE_PATH.length + 1)
    .replace(/\/$/, '')
    .split('/')
  try {
    return parts.map((part) => decodeURIComponent(part))
  } catch {
    throw nothing()
  }
}
