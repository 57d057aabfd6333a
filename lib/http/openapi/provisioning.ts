import type { JsonSchema } from './json-schema'

const MEDIA_TYPE = 'application/scim+json'
const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User'
const RESOURCE = { type: 'object', required: ['schemas', 'userName'], properties: { userName: { type: 'string' } } }
const EXAMPLE = {
  schemas: [USER_SCHEMA],
  userName: 'casey.brown',
  name: { givenName: 'Casey', familyName: 'Brown' },
  emails: [{ value: 'casey.brown@example.com', primary: true }],
  active: true,
}
const PATCH_EXAMPLE = {
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op: 'replace', path: 'active', value: false }],
}

const inPath = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
})
const STORE = inPath('store', 'Name of the identity store, for example UserIdentityStore1')
const ID = inPath('id', 'Lasting id of the user')
const inQuery = (name: string, description: string) => ({ name, in: 'query', description, schema: { type: 'string' } })
const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  description: 'ETag that was read; 412 when it is another by now',
  schema: { type: 'string' },
}

/** Provisioning of people. The schemas themselves are told by `/Schemas` of the surface. @see RFC 7644 */
export function provisioningPaths(): Record<string, JsonSchema> {
  const refused = { description: 'Refused; `scimType` and `detail` say why', content: content({ type: 'object' }) }
  const common = { tags: ['Provisioning (SCIM 2.0)'], security: [{ administrator: [] }, { apiToken: [] }] }
  const user = { description: 'Done', content: content(RESOURCE, EXAMPLE) }
  const refusals = { 400: refused, 401: refused, 403: refused, 404: refused, 501: refused }
  const changed = { 200: user, ...refusals, 409: refused, 412: refused }
  const body = (example: unknown) => ({ required: true, content: content(RESOURCE, example) })
  return {
    '/scim/v2/{store}/Users': {
      get: {
        operationId: 'listScimUsers',
        summary: 'Lists users page by page, or finds them: userName, externalId, id or emails.value eq "…"',
        ...common,
        parameters: [
          STORE,
          inQuery('filter', 'userName eq "casey.brown"'),
          inQuery('startIndex', 'From 1'),
          inQuery('count', 'At most 200'),
        ],
        responses: { 200: { description: 'Done', content: content({ type: 'object' }) }, ...refusals },
      },
      post: {
        operationId: 'createScimUser',
        summary: 'Creates a user; Location tells where',
        ...common,
        parameters: [STORE],
        requestBody: body(EXAMPLE),
        responses: { 201: user, ...refusals, 409: refused },
      },
    },
    '/scim/v2/{store}/Users/{id}': {
      get: {
        operationId: 'readScimUser',
        summary: 'Reads a user; never the password',
        ...common,
        parameters: [STORE, ID],
        responses: { 200: user, ...refusals },
      },
      put: {
        operationId: 'replaceScimUser',
        summary: 'Replaces a user; attributes that are absent are unassigned',
        ...common,
        parameters: [STORE, ID, IF_MATCH],
        requestBody: body(EXAMPLE),
        responses: changed,
      },
      patch: {
        operationId: 'patchScimUser',
        summary: 'Changes attributes of a user; active false refuses them and their tokens at once',
        ...common,
        parameters: [STORE, ID, IF_MATCH],
        requestBody: body(PATCH_EXAMPLE),
        responses: changed,
      },
      delete: {
        operationId: 'deleteScimUser',
        summary: 'Deletes a user; every token of theirs is refused from then on',
        ...common,
        parameters: [STORE, ID, IF_MATCH],
        responses: { 204: { description: 'Deleted' }, ...refusals, 412: refused },
      },
    },
  }
}

function content(schema: JsonSchema, example?: unknown) {
  return { [MEDIA_TYPE]: { schema, ...(example ? { example } : {}) } }
}
