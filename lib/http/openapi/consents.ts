import { REVOKE_TYPES } from '@/lib/schemas/consent'
import type { JsonSchema } from './json-schema'

const text = { type: 'string' }

export const CONSENTS_PATH = '/oam/services/rest/consent'
export const CONSENTS_REVOKE_PATH = `${CONSENTS_PATH}/revoke`
export const OWN_CONSENTS_PATH = '/oauth2/rest/consent'
export const CONSENTS_TITLE = 'Consents'

const DOMAIN = [
  {
    name: 'X-OAUTH-IDENTITY-DOMAIN-NAME',
    in: 'header',
    description: 'Identity domain; wins over the query. One of the two is required',
    schema: text,
  },
  { name: 'identityDomain', in: 'query', description: 'Identity domain', schema: text },
]
const USER = { name: 'userId', in: 'query', required: true, description: 'User name', schema: text }
const CLIENT = { name: 'clientIdentifier', in: 'query', description: 'Id of a client', schema: text }
const RESOURCE = {
  name: 'resServerId',
  in: 'query',
  description: 'GUID of a resource server, or OPENID_MGMT_RESOURCE',
  schema: text,
}
const NAMES = {
  name: 'cid',
  in: 'query',
  description: 'Id of a client or of a consent; may be repeated. Absent means all',
  schema: { type: 'array', items: text },
  explode: true,
}

/** The form of a revocation. */
export const REVOKE_FORM = {
  userId: { ...text, description: 'User name' },
  revoke_type: { ...text, enum: [...REVOKE_TYPES], default: 'TOKENS', description: 'Which tokens' },
  timestamp: {
    ...text,
    description:
      'Tokens issued before are refused; absent means now, and an instant to come is refused. yyyy-MM-ddTHH:mm:ss with +0800 or Z',
    examples: ['2021-03-09T15:30:33+0800'],
  },
  clientIdentifier: { ...text, description: 'Id of a client; needs resServerId' },
  resServerId: { ...text, description: 'GUID of a resource server, or OPENID_MGMT_RESOURCE' },
} as const

export function consentSchemas(): Record<string, JsonSchema> {
  const properties = {
    clientId: text,
    consentId: { ...text, format: 'uuid' },
    createTimeStamp: { ...text, examples: ['Fri Mar 12 03:24:08 PST 2021'], description: 'In the zone of the server' },
    resourceId: { ...text, description: 'GUID of the resource server, or OPENID_MGMT_RESOURCE' },
    scopes: { type: 'array', items: text },
    tokenRevokeTimestamp: {
      type: ['string', 'null'],
      examples: ['REFRESH_TOKENS=2021-03-08T23:30:33-0800'],
      description: 'Kind of tokens and the instant before which they are refused, in the offset of the server',
    },
    valid: { type: 'boolean', description: 'false once it was withdrawn or has expired' },
  }
  return {
    Consent: { type: 'object', properties, required: Object.keys(properties) },
    Consents: {
      description: 'A bare empty array where the domain does not keep consents',
      oneOf: [
        {
          type: 'object',
          properties: { consents: { type: 'array', items: { $ref: '#/components/schemas/Consent' } } },
          required: ['consents'],
        },
        { type: 'array', maxItems: 0 },
      ],
    },
  }
}

/** What people allowed, for administrators and for themselves. @see spec admin-api §8 */
export function consentPaths(): Record<string, JsonSchema> {
  const refused = { $ref: '#/components/responses/Refused' }
  const answer = { 'application/json': { schema: { $ref: '#/components/schemas/Consents' } } }
  const responses = {
    200: { description: 'Done', content: answer },
    400: { ...refused },
    401: refused,
    403: refused,
    405: refused,
    429: refused,
  }
  const common = { tags: [CONSENTS_TITLE], security: [{ administrator: [] }, { apiToken: [] }], responses }
  const own = {
    tags: ['Runtime'],
    security: [{ session: [] }],
    responses: { 200: responses[200], 400: refused, 403: refused },
  }
  return {
    [CONSENTS_PATH]: {
      get: {
        operationId: 'listConsents',
        summary: 'Lists what somebody allowed and has not taken back',
        ...common,
        parameters: [...DOMAIN, USER, CLIENT, RESOURCE],
      },
      delete: {
        operationId: 'withdrawConsents',
        summary: 'Withdraws consents of somebody with every token issued under them',
        ...common,
        parameters: [...DOMAIN, USER, NAMES, CLIENT, RESOURCE],
      },
    },
    [CONSENTS_REVOKE_PATH]: {
      post: {
        operationId: 'revokeConsentTokens',
        summary: 'Refuses tokens issued under the consents of somebody; the consents stay',
        ...common,
        parameters: DOMAIN,
        requestBody: {
          required: true,
          content: {
            'application/x-www-form-urlencoded': {
              schema: { type: 'object', properties: REVOKE_FORM, required: ['userId'] },
            },
          },
        },
      },
    },
    [OWN_CONSENTS_PATH]: {
      get: {
        operationId: 'listOwnConsents',
        summary: 'Lists what the person in this browser allowed; additionalScopes is null in each',
        ...own,
        parameters: DOMAIN,
      },
      delete: {
        operationId: 'withdrawOwnConsents',
        summary: 'Takes back what the person in this browser allowed',
        ...own,
        parameters: [...DOMAIN, NAMES],
      },
    },
  }
}
