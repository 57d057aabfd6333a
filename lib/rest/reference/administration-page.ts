import { ENTITY, failureText, type Operation, successText } from '@/lib/http/oam-text'
import { ADMINISTRATION, METHOD, parameterHelp, type ResourceDescription } from '@/lib/http/openapi/administration'
import { componentSchemas } from '@/lib/http/openapi/components'
import type { JsonSchema } from '@/lib/http/openapi/json-schema'
import { KNOWN_CUSTOM_ATTRS } from '@/lib/schemas/custom-attrs'
import { consentsSection } from './consents-section'
import { keyPairsSection } from './key-pairs-section'
import { table, typeWords } from './schema-words'

const OPERATIONS = Object.keys(METHOD) as Operation[]

/** docs/reference/administration-rest.md */
export function administrationPage(notice: string): string {
  const schemas = componentSchemas()
  return `# Administration REST reference

${notice}

Every call authenticates with HTTP Basic (a console account) or with a personal API token as Bearer. The base is the
public URL of the server. Bodies are JSON objects in UTF-8 of at most 1 MiB, sent as \`application/json\`; JSON under a
form content type is read too. Booleans and numbers may be quoted. Members that are not listed, and fixed ones in a PUT,
are ignored.

## Answers

Success is always status 200 with a sentence as \`text/plain\`. With \`Accept: application/json\`, and no \`*/*\` beside it,
the entity comes as JSON instead, and refusals as problem details (RFC 9457).

${table(
  ['Status', 'When', 'Body'],
  [
    ['200', 'done', 'sentence, or JSON'],
    ['401', 'no or wrong credentials', '`{"error":"401","error_description":"Unauthorized"}`'],
    ['403', 'the role does not allow it, or a page of another site asked', '`{"error":"403",…}`'],
    ['405', 'any other method', '`{"error":"405",…}` with `Allow`'],
    ['413', 'body over 1 MiB', '`{"error":"invalid_request",…}`'],
    ['415', 'a body that is not JSON by its label, XML for example', '`{"error":"415",…}` with `Accept`'],
    ['422', 'anything wrong with the entity: unknown, taken, in use, invalid', 'failure sentence'],
    ['429', 'too many wrong passwords', '`{"error":"429",…}` with `Retry-After`'],
  ],
)}

A failure sentence does not say why; the header \`x-gatehouse-reason\` does. Every answer has \`x-correlation-id\`.

${ADMINISTRATION.map((resource) => resourceSection(resource, schemas)).join('\n\n')}

${keyPairsSection()}

${consentsSection()}

## Custom attributes of a domain

\`customAttrs\` is a JSON object, or a string that holds one. What is sent replaces all of it, except \`issuerMode\`, which
stays when it is not named. Keys that are not listed are stored and echoed.

${table(
  ['Key', 'Meaning', 'Default'],
  Object.entries(KNOWN_CUSTOM_ATTRS).map(([key, known]) => [`\`${key}\``, known.help, known.default]),
)}
`
}

function resourceSection(resource: ResourceDescription, schemas: Record<string, JsonSchema>): string {
  const schema = schemas[resource.schema] as JsonSchema
  const change = schemas[`${resource.schema}Change`] as JsonSchema
  return `## ${resource.title}

\`${resource.path}\`

${table(
  ['Method', 'Query (bold: required)', 'Does'],
  OPERATIONS.map((operation) => [
    METHOD[operation].toUpperCase(),
    resource.query[operation].map(parameterWords).join(', ') || '–',
    resource.summary[operation],
  ]),
)}

\`\`\`text
${OPERATIONS.map((operation) => successText(operation, resource.kind, '…')).join('\n')}
${OPERATIONS.map((operation) => failureText(operation, resource.kind, '…')).join('\n')}
\`\`\`

Members of ${ENTITY[resource.kind].kind}:

${memberTable(schema, change)}${nested(schema)}`
}

function parameterWords(parameter: string): string {
  const { name, required } = parameterHelp(parameter)
  return required ? `**${name}**` : name
}

function memberTable(schema: JsonSchema, change?: JsonSchema): string {
  const members = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)
  const required = new Set(schema.required as string[] | undefined)
  const changeable = change ? Object.keys((change.properties ?? {}) as object) : []
  const head = ['Member', 'Type', ...(change ? ['PUT'] : []), 'Note']
  const rows = members.map(([name, member]) => [
    required.has(name) ? `**${name}**` : name,
    typeWords(member),
    ...(change ? [changeable.includes(name) ? 'yes' : 'fixed'] : []),
    String(member.description ?? ''),
  ])
  return table(head, rows)
}

/** Tables for members that are lists of objects. */
function nested(schema: JsonSchema): string {
  const members = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)
  return members
    .filter(([, member]) => (member.items as JsonSchema | undefined)?.type === 'object')
    .map(([name, member]) => `\n\nEach entry of \`${name}\`:\n\n${memberTable(member.items as JsonSchema)}`)
    .join('')
}
