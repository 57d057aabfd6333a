import type { HttpRequest } from '@/lib/base/http-message'
import { resetSingleton } from '@/lib/base/singletons'
import type { TestDatabase } from '@/lib/store/testing/databases'
import { ensureDefaultIdentityStore } from '@/lib/users/default-store'
import { createScim, SCIM_BASE_PATH } from '../scim/create-scim'
import { basicHeader, createRestWorld, type Sent } from './rest-world'

export const STORE_PATH = `${SCIM_BASE_PATH}/UserIdentityStore1`
export const USERS = `${STORE_PATH}/Users`
export const USER_SCHEMAS = ['urn:ietf:params:scim:schemas:core:2.0:User']

/** Provisioning over a real database and the real services. */
export async function createScimWorld(createDatabase?: () => Promise<TestDatabase>) {
  resetSingleton('basic-verified')
  const world = await createRestWorld(createDatabase)
  await ensureDefaultIdentityStore(world.system)
  const handle = createScim(world.deps)

  async function call(method: string, path: string, { body = '', as = 'admin', headers, query = '' }: Sent = {}) {
    const isObject = typeof body === 'object' && !Buffer.isBuffer(body)
    const request: HttpRequest = {
      method,
      path,
      query,
      headers: {
        ...(as === null ? {} : { authorization: basicHeader(as) }),
        ...(body === '' ? {} : { 'content-type': 'application/scim+json' }),
        ...headers,
      },
      body: Buffer.isBuffer(body) ? body : Buffer.from(isObject ? JSON.stringify(body) : body),
      address: '203.0.113.7',
      correlationId: 'test-correlation',
    }
    const response = await handle(request)
    const text = response.body.toString()
    return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) }
  }

  /** Adds a person and answers the resource. */
  async function add(userName: string, more: object = {}) {
    const answer = await call('POST', USERS, { body: { schemas: USER_SCHEMAS, userName, ...more } })
    if (answer.status !== 201) throw new Error(answer.text)
    return answer.json()
  }

  /** Operations of a PATCH, and what comes of them. */
  function patch(id: string, ...operations: object[]) {
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp']
    return call('PATCH', `${USERS}/${id}`, { body: { schemas, Operations: operations } })
  }

  return { ...world, call, add, patch }
}
export type ScimWorld = Awaited<ReturnType<typeof createScimWorld>>
