import { version } from '@/package.json'
import { administrationPaths } from './administration'
import { clientArtifactPaths, clientArtifactSchemas } from './client-artifacts'
import { componentSchemas } from './components'
import { consentPaths, consentSchemas } from './consents'
import type { JsonSchema } from './json-schema'
import { keyPairPaths } from './key-pairs'
import { provisioningPaths } from './provisioning'
import { runtimePaths } from './runtime'
import { settingsPaths } from './settings'

export interface OpenApiDocument {
  openapi: string
  info: JsonSchema
  servers: JsonSchema[]
  tags: { name: string }[]
  paths: Record<string, Record<string, JsonSchema>>
  components: {
    schemas: Record<string, JsonSchema>
    responses: Record<string, JsonSchema>
    securitySchemes: Record<string, JsonSchema>
  }
}

/**
 * OpenAPI 3.1 for the administration REST surface and the runtime endpoints. Entities come from the zod schemas that
 * check the requests, so the document cannot promise what the server refuses. It holds no secret.
 */
export function openApiDocument(publicUrl: string): OpenApiDocument {
  const paths = {
    ...administrationPaths(),
    ...clientArtifactPaths(),
    ...keyPairPaths(),
    ...settingsPaths(),
    ...consentPaths(),
    ...provisioningPaths(),
    ...runtimePaths(),
  } as OpenApiDocument['paths']
  const operations = Object.values(paths).flatMap((path) => Object.values(path)) as { tags: string[] }[]
  return {
    openapi: '3.1.1',
    info: {
      title: 'Gatehouse',
      version,
      description:
        'Administration and runtime endpoints. Administration answers a text sentence by default, JSON when Accept is application/json.',
    },
    servers: [{ url: publicUrl }],
    tags: [...new Set(operations.flatMap((operation) => operation.tags))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...componentSchemas(), ...clientArtifactSchemas(), ...consentSchemas() },
      responses: {
        Refused: {
          description: 'Refused before the entity was looked at',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
        },
      },
      securitySchemes: {
        administrator: { type: 'http', scheme: 'basic', description: 'A console account with a role that allows it' },
        apiToken: { type: 'http', scheme: 'bearer', description: 'A personal API token made in the console' },
        accessToken: { type: 'http', scheme: 'bearer', description: 'An access token of a person (RFC 6750)' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'gatehouse_sso_<domain id>',
          description: 'Session of a person who signed in to the domain in this browser',
        },
        client: { type: 'http', scheme: 'basic', description: 'client_secret_basic (RFC 6749 §2.3.1)' },
      },
    },
  }
}
