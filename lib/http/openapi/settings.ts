import { OAUTH_CONFIG_PATH, oauthConfigPutXml, oauthConfigXml } from '@/lib/http/oauth-config-xml'
import type { JsonSchema } from './json-schema'

const EXAMPLE = [{ name: 'userPasswordChangeCheckEnabled', type: 'xsd:boolean', value: 'true' }]

/** The server-wide OAuth settings, which travel as XML. */
export function settingsPaths(): Record<string, JsonSchema> {
  const refused = { $ref: '#/components/responses/Refused' }
  const common = {
    tags: ['Server-wide settings'],
    security: [{ administrator: [] }, { apiToken: [] }],
    parameters: [
      {
        name: 'path',
        in: 'query',
        required: true,
        description: 'Where the settings are; no other path is served',
        schema: { type: 'string', const: OAUTH_CONFIG_PATH },
      },
    ],
  }
  const answer = {
    description: 'Done',
    content: { 'application/xml': { schema: { type: 'string' }, example: oauthConfigXml(EXAMPLE) } },
  }
  const failure = {
    description: 'Refused, or not there yet; says why',
    content: {
      'text/plain': { schema: { type: 'string' } },
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    },
  }
  return {
    '/iam/admin/config/api/v1/config': {
      get: {
        operationId: 'retrieveOAuthConfig',
        summary: 'Reads the server-wide OAuth settings; 422 before they were first written',
        ...common,
        responses: { 200: answer, 401: refused, 403: refused, 422: failure },
      },
      put: {
        operationId: 'replaceOAuthConfig',
        summary: 'Replaces all server-wide OAuth settings: what is not named is gone',
        ...common,
        requestBody: {
          required: true,
          content: { 'application/xml': { schema: { type: 'string' }, example: oauthConfigPutXml(EXAMPLE) } },
        },
        responses: { 200: answer, 401: refused, 403: refused, 413: failure, 415: refused, 422: failure },
      },
    },
  }
}
