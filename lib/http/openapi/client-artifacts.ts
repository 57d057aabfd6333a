import { clientCertificateSchema } from '@/lib/schemas/client-certificate'
import { type JsonSchema, requestSchema } from './json-schema'

const text = { type: 'string' }
const instant = { type: 'string', format: 'date-time' }

const QUERY = [
  { name: 'clientName', in: 'query', required: true, description: 'Name of the client', schema: text },
  { name: 'identityDomainName', in: 'query', required: true, description: 'Domain of the client', schema: text },
]
const THUMBPRINT = {
  name: 'certThumbprint',
  in: 'query',
  required: false,
  description: 'SHA-256 or SHA-1 of the certificate, in base64url or hex; absent means every certificate of the client',
  schema: text,
}

export function clientArtifactSchemas(): Record<string, JsonSchema> {
  const members = { clientName: text, identityDomainName: text, certThumbprint: text, x5t: text, subject: text }
  const properties = { ...members, issuer: text, notBefore: instant, notAfter: instant, createdAt: instant }
  return {
    ClientArtifact: requestSchema(clientCertificateSchema),
    ClientArtifactAnswer: { type: 'object', properties, required: Object.keys(properties) },
  }
}

/** The certificates of clients. @see spec admin-api §4 */
export function clientArtifactPaths(): Record<string, JsonSchema> {
  const refused = { $ref: '#/components/responses/Refused' }
  const common = { tags: ['Client certificates'], security: [{ administrator: [] }, { apiToken: [] }] }
  const one = { $ref: '#/components/schemas/ClientArtifactAnswer' }
  const done = (example: string, json: JsonSchema) => ({
    description: 'Done',
    content: { 'text/plain': { schema: text, example }, 'application/json': { schema: json } },
  })
  const failure = {
    description: 'Refused; x-gatehouse-reason and problem details say why',
    content: {
      'text/plain': { schema: text, example: 'Failed to modify OAuth entity "Client" - name "Example"' },
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    },
  }
  const failures = { 401: refused, 403: refused, 405: refused, 422: failure, 429: refused }
  const deleted = { type: 'object', properties: { name: text, deleted: { type: 'array', items: text } } }
  return {
    '/oam/services/rest/ssa/api/v1/oauthpolicyadmin/clientartifacts': {
      post: {
        operationId: 'createOAuthClientTrustArtifact',
        summary: 'Registers a certificate with a client, by which it can prove itself (private_key_jwt)',
        ...common,
        parameters: [],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/ClientArtifact' } } },
        },
        responses: {
          200: done('Sucessfully created entity - OAuthClientTrustArtifact, detail - …', one),
          ...failures,
          413: refused,
          415: refused,
        },
      },
      get: {
        operationId: 'retrieveOAuthClientTrustArtifact',
        summary: 'Lists the thumbprints of the certificates of a client',
        ...common,
        parameters: QUERY,
        responses: {
          200: done('Sucessfully retrieved entity - OAuthClientTrustArtifact, detail - […]', {
            type: 'array',
            items: one,
          }),
          ...failures,
        },
      },
      delete: {
        operationId: 'deleteOAuthClientTrustArtifact',
        summary: 'Takes one or every certificate away from a client',
        ...common,
        parameters: [...QUERY, THUMBPRINT],
        responses: {
          200: done('Sucessfully deleted entity - "OAuthClientTrustArtifact", detail - Example', deleted),
          ...failures,
        },
      },
    },
  }
}
