import { failureText, type Operation, successText } from '@/lib/http/oam-text'
import type { JsonSchema } from './json-schema'

export const KEY_PAIRS_PATH = '/oam/services/rest/ssa/api/v1/keypairadmin/keypair'
export const KEY_PAIRS_TITLE = 'Key pairs'

const ALIAS = { name: 'aliasName', in: 'query', required: true, schema: { type: 'string' } }
const refused = { $ref: '#/components/responses/Refused' }
const list = { type: 'array', items: { $ref: '#/components/schemas/KeyPairAnswer' } }
const NOT_FOUND_OR_IN_USE = {
  description: 'There is no such pair, or a domain needs it',
  content: {
    'text/plain': { schema: { type: 'string' }, example: 'Delete failed for KeyPair Example. Example not found' },
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  },
}

export const KEY_PAIR_SUMMARY: Record<Operation, string> = {
  create: 'Creates several key pairs, all or none, or the one pair of a PKCS#12 file',
  retrieve: 'Reads one key pair, those whose certificate ends within some days, or all',
  modify: 'Puts other key pairs in the place of ones that no domain uses',
  delete: 'Deletes a key pair that no domain signs with or lets retire',
}

/** What the surface says of key pairs: other bodies and other failures than every other entity. */
export function keyPairPaths(): Record<string, JsonSchema> {
  return {
    [KEY_PAIRS_PATH]: {
      post: write('create'),
      get: {
        ...frame('retrieve'),
        parameters: [
          { ...ALIAS, required: false },
          {
            name: 'daysToExpire',
            in: 'query',
            required: false,
            description: 'Certificates that end within so many days',
            schema: { type: 'integer', minimum: 0, maximum: 36_500 },
          },
        ],
        responses: {
          200: { description: 'Done', content: { 'application/json': { schema: list } } },
          400: NOT_FOUND_OR_IN_USE,
          401: refused,
          403: refused,
          422: failure('retrieve'),
          429: refused,
        },
      },
      put: write('modify'),
      delete: {
        ...frame('delete'),
        parameters: [ALIAS],
        responses: {
          200: done('delete', { $ref: '#/components/schemas/Deleted' }),
          400: NOT_FOUND_OR_IN_USE,
          401: refused,
          403: refused,
          422: failure('delete'),
          429: refused,
        },
      },
    },
  }
}

function write(kind: 'create' | 'modify'): JsonSchema {
  const uploads = { type: 'array', minItems: 1, maxItems: 20, items: { $ref: '#/components/schemas/KeyPair' } }
  return {
    ...frame(kind),
    parameters: [
      { ...ALIAS, required: false, description: 'Alias of the pair in a PKCS#12 file' },
      {
        name: 'password',
        in: 'query',
        required: false,
        description: 'Password of a PKCS#12 file; the server writes no query into its log, a proxy before it may',
        schema: { type: 'string' },
      },
    ],
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: uploads },
        'application/x-pkcs12': { schema: { type: 'string', format: 'binary', maxLength: 131_072 } },
      },
    },
    responses: {
      200: done(kind, list),
      401: refused,
      403: refused,
      413: refused,
      415: refused,
      422: failure(kind),
      429: refused,
      503: refused,
    },
  }
}

function frame(kind: Operation): JsonSchema {
  return {
    operationId: `${kind}KeyPair`,
    tags: [KEY_PAIRS_TITLE],
    summary: KEY_PAIR_SUMMARY[kind],
    security: [{ administrator: [] }, { apiToken: [] }],
  }
}

function done(kind: Operation, schema: JsonSchema): JsonSchema {
  return {
    description: 'Done',
    content: {
      'text/plain': { schema: { type: 'string' }, example: successText(kind, 'keyPair', '…') },
      'application/json': { schema },
    },
  }
}

function failure(kind: Operation): JsonSchema {
  return {
    description: 'Refused; x-gatehouse-reason and problem details say why',
    content: {
      'text/plain': { schema: { type: 'string' }, example: failureText(kind, 'keyPair', 'Example') },
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    },
  }
}
