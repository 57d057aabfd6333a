import { clientSchema, createClientSchema, updateClientSchema } from '@/lib/schemas/client'
import { createDomainSchema, domainSchema, updateDomainSchema } from '@/lib/schemas/domain'
import { createResourceSchema, resourceSchema, updateResourceSchema } from '@/lib/schemas/resource'
import { keyPairUploadSchema } from '@/lib/schemas/upload-key-pair'
import { answerSchema, type JsonSchema, requestSchema } from './json-schema'

const hex32 = { type: 'string', pattern: '^[0-9a-f]{32}$' }
const guid = { type: 'string', format: 'uuid' }
const instant = { type: 'string', format: 'date-time' }
const instantOrNull = { type: ['string', 'null'], format: 'date-time' }
const text = { type: 'string' }

const domainAnswerMembers: Record<string, JsonSchema> = {
  id: hex32,
  customAttrs: { type: ['string', 'null'], contentMediaType: 'application/json' },
  issueTLSClientCertificateBoundAccessTokens: { type: 'boolean' },
  issuer: { ...text, format: 'uri' },
  discoveryUrl: { ...text, format: 'uri' },
  createdAt: instant,
  updatedAt: instant,
}

/** A generated answer with members that only answers have. */
function answer(schema: JsonSchema, more: Record<string, JsonSchema>): JsonSchema {
  const properties = { ...(schema.properties as Record<string, JsonSchema>), ...more }
  return { ...schema, properties, required: Object.keys(properties) }
}

function object(properties: Record<string, JsonSchema>, optional: string[] = []): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties).filter((name) => !optional.includes(name)) }
}

/** Custom attributes travel as an object or as a string that holds one; answers always hold the string. */
function withCustomAttrsText(schema: JsonSchema): JsonSchema {
  const properties = schema.properties as Record<string, JsonSchema>
  const customAttrs = properties.customAttrs as JsonSchema & { anyOf: JsonSchema[] }
  const quoted = { type: 'string', contentMediaType: 'application/json' }
  return {
    ...schema,
    properties: { ...properties, customAttrs: { ...customAttrs, anyOf: [quoted, ...customAttrs.anyOf] } },
  }
}

export function componentSchemas(): Record<string, JsonSchema> {
  return {
    IdentityDomain: withCustomAttrsText(requestSchema(createDomainSchema)),
    IdentityDomainChange: withCustomAttrsText(requestSchema(updateDomainSchema)),
    IdentityDomainAnswer: answer(answerSchema(domainSchema), domainAnswerMembers),
    IdentityDomainListItem: answer(
      answerSchema(domainSchema.omit({ defaultSigningKeyPair: true })),
      domainAnswerMembers,
    ),
    ResourceServer: requestSchema(createResourceSchema),
    ResourceServerChange: requestSchema(updateResourceSchema),
    ResourceServerAnswer: answer(answerSchema(resourceSchema), {
      resourceServerId: guid,
      createdAt: instant,
      updatedAt: instant,
    }),
    Client: requestSchema(createClientSchema),
    ClientChange: requestSchema(updateClientSchema),
    ClientAnswer: answer(answerSchema(clientSchema), {
      uid: guid,
      secret: { type: ['string', 'null'], description: 'In clear in the answer to a create; ****** ever after' },
      secrets: {
        type: 'array',
        readOnly: true,
        description: 'The current secret and, during the overlap, the one before',
        items: object({ hint: text, createdAt: instant, expiresAt: instantOrNull, lastUsedAt: instantOrNull }),
      },
      createdAt: instant,
      updatedAt: instant,
      lastUsedAt: instantOrNull,
    }),
    KeyPair: requestSchema(keyPairUploadSchema),
    KeyPairAnswer: {
      ...object({
        aliasName: text,
        subjectDN: text,
        issuer: text,
        expiry: { ...text, description: 'End of the certificate, for example Thu Nov 25 16:19:57 UTC 2021' },
        issuedOn: { ...text, description: 'Begin of the certificate, in the same form' },
        publicKeyDetails: { ...text, example: 'Sun RSA public key, 2048 bits' },
        domains: { ...text, description: 'Names of the domains that use it, with commas between' },
      }),
    },
    Deleted: object({ name: text, deleted: { const: true } }),
    Refusal: {
      ...object({ error: text, error_description: text }),
      example: { error: '401', error_description: 'Unauthorized' },
    },
    Problem: {
      ...object(
        {
          type: { const: 'about:blank' },
          title: text,
          status: { type: 'integer' },
          detail: text,
          code: { ...text, description: 'Stable word for programs' },
          correlationId: text,
          message: { ...text, description: 'The sentence a text answer would have held' },
          fieldErrors: { type: 'object', additionalProperties: { type: 'array', items: text } },
        },
        ['message', 'fieldErrors'],
      ),
      description: 'RFC 9457 problem details',
    },
  }
}
