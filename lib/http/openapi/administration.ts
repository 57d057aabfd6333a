import { ENTITY, type EntityKind, failureText, type Operation, successText } from '@/lib/http/oam-text'
import type { JsonSchema } from './json-schema'

/** One resource of the administration surface, as the document and the reference page describe it. */
export interface ResourceDescription {
  kind: EntityKind
  path: string
  title: string
  schema: 'IdentityDomain' | 'ResourceServer' | 'Client'
  summary: Record<Operation, string>
  /** query parameters by operation */
  query: Record<Operation, readonly string[]>
}

const ONE_OF = ['name', 'id'] as const
const IN_DOMAIN = ['name', 'id', 'identityDomainName!'] as const

/** A trailing exclamation mark: required. */
export const ADMINISTRATION: readonly ResourceDescription[] = [
  {
    kind: 'domain',
    path: '/oam/services/rest/ssa/api/v1/oauthpolicyadmin/oauthidentitydomain',
    title: 'Identity domains',
    schema: 'IdentityDomain',
    summary: {
      create: 'Creates an identity domain with its signing key',
      retrieve: 'Reads one identity domain, or lists them when neither name nor id is given',
      modify: 'Changes the members that are sent; token settings merge by tokenType unless forceUpdate replaces them',
      delete: 'Deletes an identity domain that has no resource servers and clients',
    },
    query: { create: [], retrieve: [...ONE_OF, 'cursor'], modify: ['name!', 'forceUpdate'], delete: ONE_OF },
  },
  {
    kind: 'resource',
    path: '/oam/services/rest/ssa/api/v1/oauthpolicyadmin/application',
    title: 'Resource servers',
    schema: 'ResourceServer',
    summary: {
      create: 'Creates a resource server with its scopes',
      retrieve: 'Reads one resource server',
      modify: 'Changes the members that are sent',
      delete: 'Deletes a resource server whose scopes no client names',
    },
    query: { create: [], retrieve: IN_DOMAIN, modify: IN_DOMAIN, delete: IN_DOMAIN },
  },
  {
    kind: 'client',
    path: '/oam/services/rest/ssa/api/v1/oauthpolicyadmin/client',
    title: 'Clients',
    schema: 'Client',
    summary: {
      create: 'Creates a client; the only answer that holds its secret in clear',
      retrieve: 'Reads one client, its secret masked',
      modify: 'Changes the members that are sent; a new secret lets the old one live on for the overlap of the domain',
      delete: 'Deletes a client and its secrets',
    },
    query: { create: [], retrieve: IN_DOMAIN, modify: ['name!', 'identityDomainName!'], delete: IN_DOMAIN },
  },
]

export const METHOD: Record<Operation, 'post' | 'get' | 'put' | 'delete'> = {
  create: 'post',
  retrieve: 'get',
  modify: 'put',
  delete: 'delete',
}

const PARAMETER_HELP: Record<string, JsonSchema> = {
  name: { description: 'Name of the entity; name or id suffices', schema: { type: 'string' } },
  id: { description: 'Id of the entity: id, resourceServerId or client id', schema: { type: 'string' } },
  identityDomainName: { description: 'Domain the entity is in', schema: { type: 'string' } },
  forceUpdate: {
    description: 'Replaces tokenSettings instead of merging',
    schema: { type: 'boolean', default: false },
  },
  cursor: { description: 'Next page of a list, from the Link header of the page before', schema: { type: 'string' } },
}

export function parameterHelp(parameter: string): { name: string; required: boolean; help: JsonSchema } {
  const name = parameter.replace('!', '')
  return { name, required: parameter.endsWith('!'), help: PARAMETER_HELP[name] ?? {} }
}

function operation(resource: ResourceDescription, kind: Operation) {
  const { entity } = ENTITY[resource.kind]
  const json = kind === 'delete' ? 'Deleted' : `${resource.schema}Answer`
  const body = kind === 'create' ? resource.schema : kind === 'modify' ? `${resource.schema}Change` : undefined
  const failed = failureText(kind, resource.kind, 'Example')
  const failure = {
    'text/plain': { schema: { type: 'string' }, example: failed },
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  }
  const refused = { $ref: '#/components/responses/Refused' }
  return {
    operationId: `${kind}${entity}`,
    tags: [resource.title],
    summary: resource.summary[kind],
    security: [{ administrator: [] }, { apiToken: [] }],
    parameters: resource.query[kind].map((parameter) => {
      const { name, required, help } = parameterHelp(parameter)
      return { name, in: 'query', required, ...help }
    }),
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: `#/components/schemas/${body}` } } },
      },
    }),
    responses: {
      200: {
        description: 'Done',
        content: {
          'text/plain': { schema: { type: 'string' }, example: successText(kind, resource.kind, '…') },
          'application/json': { schema: jsonAnswer(resource.kind, kind, json) },
        },
      },
      401: refused,
      403: refused,
      405: refused,
      ...(body && { 413: refused, 415: refused }),
      422: { description: 'Refused; x-gatehouse-reason and problem details say why', content: failure },
      429: refused,
    },
  }
}

function jsonAnswer(kind: EntityKind, done: Operation, schema: string): JsonSchema {
  const one = { $ref: `#/components/schemas/${schema}` }
  if (kind !== 'domain' || done !== 'retrieve') return one
  return { oneOf: [one, { type: 'array', items: { $ref: '#/components/schemas/IdentityDomainListItem' } }] }
}

export function administrationPaths(): Record<string, JsonSchema> {
  return Object.fromEntries(
    ADMINISTRATION.map((resource) => [
      resource.path,
      Object.fromEntries((Object.keys(METHOD) as Operation[]).map((kind) => [METHOD[kind], operation(resource, kind)])),
    ]),
  )
}
