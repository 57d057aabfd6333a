import { GRANT_TYPE_NAMES } from '@/lib/schemas/grant-type'
import type { JsonSchema } from './json-schema'

const DOMAIN_PARAMETERS = [
  {
    name: 'X-OAUTH-IDENTITY-DOMAIN-NAME',
    in: 'header',
    description: 'Identity domain; wins over the query',
    schema: { type: 'string' },
  },
  { name: 'identityDomain', in: 'query', description: 'Identity domain', schema: { type: 'string' } },
]
const DOMAIN_IN_PATH = [
  { name: 'domain', in: 'path', required: true, description: 'Identity domain', schema: { type: 'string' } },
]

const text = { type: 'string' }
const claims = { type: 'object', additionalProperties: true }

interface Endpoint {
  id: string
  method: 'get' | 'post'
  /** path behind the domain header or query */
  shared: string
  /** path below `/oauth2/domains/{domain}`, where there is one */
  own?: string
  summary: string
  form?: JsonSchema
  answer: JsonSchema
  authenticated?: boolean
  /** an access token lets in, not a client */
  bearer?: boolean
  query?: JsonSchema[]
}

const form = (properties: Record<string, JsonSchema>, required: string[]): JsonSchema => ({
  type: 'object',
  properties,
  required,
})

const JWT_TYPE = { type: 'string', const: 'urn:ietf:params:oauth:token-type:jwt' }
const CLIENT_ASSERTION = {
  client_assertion: { ...text, description: 'private_key_jwt: signed with the key of a registered certificate' },
  client_assertion_type: {
    ...text,
    enum: ['urn:ietf:params:oauth:client-assertion-type:jwt-bearer', 'JWT_BEARER'],
  },
}

const ENDPOINTS: readonly Endpoint[] = [
  {
    id: 'token',
    method: 'post',
    shared: '/oauth2/rest/token',
    own: '/token',
    summary: 'Issues an access token (RFC 6749 §3.2)',
    authenticated: true,
    form: form(
      {
        grant_type: { ...text, examples: ['client_credentials', ...GRANT_TYPE_NAMES.slice(0, 1)] },
        scope: { ...text, description: 'Space-separated; absent means the default scope of the client' },
        assertion: { ...text, description: 'JWT_BEARER: signed statement of a trusted issuer about a person' },
        client_id: text,
        client_secret: text,
        ...CLIENT_ASSERTION,
      },
      ['grant_type'],
    ),
    answer: {
      type: 'object',
      properties: { access_token: text, token_type: { const: 'Bearer' }, expires_in: { type: 'integer' }, scope: text },
      required: ['access_token', 'token_type', 'expires_in'],
    },
  },
  {
    id: 'exchange',
    method: 'post',
    shared: '/oauth2/rest/token/exchange',
    own: '/exchange',
    summary: 'Exchanges a token for one of another resource server (RFC 8693 §2)',
    authenticated: true,
    form: form(
      {
        grant_type: { ...text, enum: ['TOKEN_EXCHANGE', 'urn:ietf:params:oauth:grant-type:token-exchange'] },
        subject_token: text,
        subject_token_type: JWT_TYPE,
        actor_token: { ...text, description: 'Present: delegation; absent: impersonation' },
        actor_token_type: { ...JWT_TYPE, description: 'Required with actor_token' },
        requested_token_type: JWT_TYPE,
        scope: { ...text, description: 'Required unless resource is there' },
        resource: { type: 'array', items: text, description: 'Names of resource servers; may be repeated' },
        audience: { type: 'array', items: text, description: 'Added to aud; may be repeated' },
        ...CLIENT_ASSERTION,
      },
      ['grant_type', 'subject_token', 'subject_token_type'],
    ),
    answer: {
      type: 'object',
      properties: {
        access_token: text,
        issued_token_type: JWT_TYPE,
        token_type: { const: 'Bearer' },
        expires_in: { type: 'integer' },
        scope: text,
      },
      required: ['access_token', 'issued_token_type', 'token_type', 'expires_in', 'scope'],
    },
  },
  {
    id: 'introspect',
    method: 'post',
    shared: '/oauth2/rest/token/introspect',
    own: '/introspect',
    summary: 'Tells whether a token is active, and its claims (RFC 7662)',
    authenticated: true,
    form: form({ token: text }, ['token']),
    answer: {
      type: 'object',
      properties: { active: { type: 'boolean' } },
      required: ['active'],
      additionalProperties: true,
    },
  },
  {
    id: 'tokenInfoByQuery',
    method: 'get',
    shared: '/oauth2/rest/token/info',
    summary: 'Claims of a valid token',
    query: [{ name: 'access_token', in: 'query', required: true, schema: text }],
    answer: claims,
  },
  {
    id: 'tokenInfo',
    method: 'post',
    shared: '/oauth2/rest/token/info',
    summary: 'Claims of a valid token',
    form: form({ access_token: text }, ['access_token']),
    answer: claims,
  },
  {
    id: 'userInfo',
    method: 'get',
    shared: '/oauth2/rest/userinfo',
    own: '/userinfo',
    summary: 'Claims about the person behind a token; grouped by scope on the shared path, flat on that of a domain',
    bearer: true,
    answer: claims,
  },
  {
    id: 'userInfoByForm',
    method: 'post',
    shared: '/oauth2/rest/userinfo',
    own: '/userinfo',
    summary: 'The same, with the token in the header or in the form',
    bearer: true,
    form: form({ access_token: text }, []),
    answer: claims,
  },
  {
    id: 'keys',
    method: 'get',
    shared: '/oauth2/rest/security',
    own: '/jwks',
    summary: 'Public signing keys (RFC 7517); those of every domain when none is named',
    answer: { type: 'object', properties: { keys: { type: 'array', items: claims } }, required: ['keys'] },
  },
  {
    id: 'discovery',
    method: 'get',
    shared: '/.well-known/openid-configuration',
    own: '/.well-known/openid-configuration',
    summary: 'Discovery (OpenID Connect Discovery 1.0 §4)',
    answer: { type: 'object', properties: { issuer: text, jwks_uri: text }, additionalProperties: true },
  },
]

function operation(endpoint: Endpoint, own: boolean): JsonSchema {
  const error = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } }
  return {
    operationId: own ? `${endpoint.id}OfDomain` : endpoint.id,
    tags: [own ? 'Runtime, one domain' : 'Runtime'],
    summary: endpoint.summary,
    security: endpoint.bearer ? [{ accessToken: [] }, {}] : endpoint.authenticated ? [{ client: [] }, {}] : [],
    parameters: [...(own ? DOMAIN_IN_PATH : DOMAIN_PARAMETERS), ...(endpoint.query ?? [])],
    ...(endpoint.form && {
      requestBody: {
        required: (endpoint.form.required as string[]).length > 0,
        content: { 'application/x-www-form-urlencoded': { schema: endpoint.form } },
      },
    }),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: endpoint.answer } } },
      400: { description: 'Refused', ...error },
      ...(endpoint.authenticated && { 401: { description: 'The client did not authenticate', ...error } }),
      ...(endpoint.bearer && {
        401: { description: 'No valid access token of a person', ...error },
        ...(own && { 403: { description: 'No suitable scope', ...error } }),
      }),
    },
  }
}

export function runtimePaths(): Record<string, JsonSchema> {
  const paths: Record<string, JsonSchema> = {}
  const add = (path: string, method: string, value: JsonSchema) => {
    paths[path] = { ...paths[path], [method]: value }
  }
  for (const endpoint of ENDPOINTS) {
    add(endpoint.shared, endpoint.method, operation(endpoint, false))
    if (endpoint.own) add(`/oauth2/domains/{domain}${endpoint.own}`, endpoint.method, operation(endpoint, true))
  }
  return paths
}
