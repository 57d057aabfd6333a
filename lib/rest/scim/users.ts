import type { ServiceContext } from '@/lib/auth/context'
import { isAppError } from '@/lib/base/app-error'
import { type HttpRequest, type HttpResponse, header } from '@/lib/base/http-message'
import { parseJson } from '@/lib/http/json-body'
import { parseQuery } from '@/lib/http/query-params'
import type { UserView } from '@/lib/schemas/user'
import { deleteUser } from '@/lib/users/delete-user'
import {
  changeProvisioned,
  createProvisioned,
  findProvisioned,
  getProvisioned,
  listProvisioned,
} from '@/lib/users/provisioning'
import { canonicalResource } from './canonical'
import { readFilter } from './filter'
import { listResponse, MAX_COUNT, pageOf } from './paging'
import { patched } from './patch'
import { project } from './projection'
import { readUser } from './read-user'
import { invalidSyntax, ScimError, scimResponse } from './scim-error'
import { etagOf, locationOf, userResource } from './user-resource'

/** One call below `/scim/v2/<store>/Users`. */
export interface ScimCall {
  ctx: ServiceContext
  request: HttpRequest
  storeName: string
  /** `…/scim/v2/<store>` */
  base: string
  /** of a single user; undefined for the collection */
  id: string | undefined
}

type ScimOperation = (call: ScimCall, id: string) => Promise<HttpResponse>

const collection: Record<string, ScimOperation> = { GET: list, POST: create }
const single: Record<string, ScimOperation> = { GET: read, PUT: replace, PATCH: patch, DELETE: remove }

export async function usersCall(call: ScimCall): Promise<HttpResponse> {
  const operations = call.id === undefined ? collection : single
  const { method } = call.request
  const name = method === 'HEAD' ? 'GET' : method
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
  if (operation) return operation(call, call.id ?? '')
  throw new ScimError(405, 'This method is not supported here', undefined, {
    allow: Object.keys(operations).join(', '),
  })
}

/** @see RFC 7644 §3.4.2 */
async function list({ ctx, request, storeName, base }: ScimCall): Promise<HttpResponse> {
  const query = parseQuery(request.query)
  const { startIndex, count } = pageOf(query)
  const filter = query.get('filter')
  const shown = (users: readonly UserView[]) => users.map((user) => project(userResource(user, base), query))
  if (filter === undefined) {
    const { users, total } = await listProvisioned(ctx, storeName, { offset: startIndex - 1, limit: count })
    return scimResponse(200, listResponse(shown(users), total, startIndex))
  }
  const found = await findProvisioned(ctx, storeName, readFilter(filter), MAX_COUNT)
  const page = found.slice(startIndex - 1, startIndex - 1 + count)
  return scimResponse(200, listResponse(shown(page), found.length, startIndex))
}

/** @see RFC 7644 §3.3 */
async function create({ ctx, request, storeName, base }: ScimCall): Promise<HttpResponse> {
  const user = await createProvisioned(ctx, storeName, readUser(canonicalResource(bodyOf(request)), null))
  return answer(201, user, base, { location: locationOf(base, user.id) })
}

/** @see RFC 7644 §3.4.1 and §3.14 */
async function read({ ctx, request, storeName, base }: ScimCall, id: string): Promise<HttpResponse> {
  const query = parseQuery(request.query)
  const user = await getProvisioned(ctx, { storeName, id })
  if (matches(header(request, 'if-none-match'), user)) {
    return { status: 304, headers: { etag: etagOf(user) }, body: '' }
  }
  return scimResponse(200, project(userResource(user, base), query), { etag: etagOf(user) })
}

/** @see RFC 7644 §3.5.1 */
async function replace(call: ScimCall, id: string): Promise<HttpResponse> {
  const resource = canonicalResource(bodyOf(call.request))
  return change(call, id, (current) => readUser(resource, current))
}

/** @see RFC 7644 §3.5.2 */
async function patch(call: ScimCall, id: string): Promise<HttpResponse> {
  const body = bodyOf(call.request)
  return change(call, id, (current) => readUser(patched(userResource(current, call.base), body), current))
}

async function change(
  { ctx, request, storeName, base }: ScimCall,
  id: string,
  to: Parameters<typeof changeProvisioned>[2],
): Promise<HttpResponse> {
  const expected = await expectedVersion({ ctx, request, storeName, id })
  return answer(200, await changeProvisioned(ctx, { storeName, id }, to, expected), base)
}

/** @see RFC 7644 §3.6 */
async function remove({ ctx, request, storeName }: ScimCall, id: string): Promise<HttpResponse> {
  await expectedVersion({ ctx, request, storeName, id })
  await deleteUser(ctx, (await getProvisioned(ctx, { storeName, id }, 'users:write')).id)
  return { status: 204, headers: {}, body: '' }
}

/** The version that `If-Match` names, or undefined without one. A user that is not there has none. */
async function expectedVersion(
  call: Pick<ScimCall, 'ctx' | 'request' | 'storeName'> & { id: string },
): Promise<number | undefined> {
  const condition = header(call.request, 'if-match')
  if (condition === undefined) return undefined
  const user = await getProvisioned(call.ctx, call, 'users:write')
  if (!matches(condition, user)) throw new ScimError(412, 'The user was changed after it was read')
  return condition.trim() === '*' ? undefined : user.version
}

function matches(condition: string | undefined, user: UserView): boolean {
  if (condition === undefined) return false
  const tags = condition.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes('*') || tags.includes(etagOf(user).replace(/^W\//, ''))
}

function answer(status: number, user: UserView, base: string, headers: Record<string, string> = {}): HttpResponse {
  return scimResponse(status, userResource(user, base), { ...headers, etag: etagOf(user) })
}

const MEDIA_TYPES = ['', 'application/scim+json', 'application/json']

function bodyOf(request: HttpRequest): unknown {
  const mediaType = (header(request, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!MEDIA_TYPES.includes(mediaType)) {
    throw new ScimError(415, 'Send application/scim+json', undefined, {
      accept: MEDIA_TYPES.filter(Boolean).join(', '),
    })
  }
  const encoding = header(request, 'content-encoding') ?? 'identity'
  if (encoding.trim().toLowerCase() !== 'identity') throw new ScimError(415, 'Compressed bodies are not read here')
  try {
    return parseJson(request.body)
  } catch (error) {
    if (isAppError(error) && error.code === 'validation_failed') throw invalidSyntax(error.message)
    throw error
  }
}
