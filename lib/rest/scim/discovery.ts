import { CORE_ATTRIBUTES, EXTENSION_ATTRIBUTES, EXTENSION_SCHEMA, type ScimAttribute, USER_SCHEMA } from './attributes'
import { listResponse, MAX_COUNT } from './paging'
import { ScimError } from './scim-error'

/** What this service provider can do. @see RFC 7643 §5 to §7, RFC 7644 §4 */
export const DISCOVERY = ['ServiceProviderConfig', 'ResourceTypes', 'Schemas'] as const

/** @param base URL below which the answer lies, `…/scim/v2` or `…/scim/v2/<store>` */
export function discovery(kind: string, id: string | undefined, base: string): unknown {
  if (kind === 'ServiceProviderConfig' && id === undefined) return serviceProviderConfig(base)
  const all = kind === 'ResourceTypes' ? [resourceType(base)] : kind === 'Schemas' ? schemas(base) : []
  if (id === undefined) return listResponse(all, all.length, 1)
  const found = all.find((item) => item.id === id)
  if (!found) throw new ScimError(404, `There is no ${kind} of that name`)
  return found
}

function serviceProviderConfig(base: string) {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MAX_COUNT },
    changePassword: { supported: true },
    sort: { supported: false },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'API token',
        description: 'An API token of the console in the Authorization header',
        specUri: 'https://www.rfc-editor.org/info/rfc6750',
        primary: true,
      },
      {
        type: 'httpbasic',
        name: 'Console account',
        description: 'User name and password of a console account',
        specUri: 'https://www.rfc-editor.org/info/rfc7617',
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  }
}

function resourceType(base: string) {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    description: 'A person of the identity store',
    schema: USER_SCHEMA,
    schemaExtensions: [{ schema: EXTENSION_SCHEMA, required: false }],
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/User` },
  }
}

function schemas(base: string) {
  const schema = (id: string, name: string, description: string, attributes: readonly ScimAttribute[]) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id,
    name,
    description,
    attributes: attributes.map(described),
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
  })
  return [
    schema(USER_SCHEMA, 'User', 'A person', CORE_ATTRIBUTES),
    schema(EXTENSION_SCHEMA, 'GatehouseUser', 'What the core has no place for', EXTENSION_ATTRIBUTES),
  ]
}

/** All characteristics spelled out. @see RFC 7643 §7 */
function described({ subAttributes, ...attribute }: ScimAttribute): Record<string, unknown> {
  return {
    multiValued: false,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...attribute,
    ...(subAttributes ? { subAttributes: subAttributes.map(described) } : {}),
  }
}
