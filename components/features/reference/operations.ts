/** One endpoint as a person reads it. */
export interface ApiOperationView {
  id: string
  method: string
  path: string
  summary: string
  parameters: { name: string; in: string; required: boolean; description: string }[]
  /** members of the request body; empty when there is none */
  body: { name: string; type: string; required: boolean; description: string }[]
  /** content type of the body, for the example call */
  bodyType: string | null
  responses: { status: string; description: string }[]
}

export interface ApiGroup {
  id: string
  name: string
  operations: ApiOperationView[]
}

type Json = Record<string, unknown>
interface Document {
  tags: { name: string }[]
  paths: Record<string, Record<string, Json>>
  components: { schemas: Record<string, Json>; responses: Record<string, Json> }
}

/** Groups an OpenAPI document by tag and follows its references, so that a page can show it without knowing the format. */
export function readOperations(document: Document): ApiGroup[] {
  const groups: ApiGroup[] = document.tags.map(({ name }) => ({ id: slug(name), name, operations: [] }))
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const [tag] = (operation.tags as string[] | undefined) ?? []
      groups.find((group) => group.name === tag)?.operations.push(readOperation(document, path, method, operation))
    }
  }
  return groups.filter((group) => group.operations.length > 0)
}

function readOperation(document: Document, path: string, method: string, operation: Json): ApiOperationView {
  const content = ((operation.requestBody as Json | undefined)?.content as Record<string, Json> | undefined) ?? {}
  const [bodyType] = Object.keys(content)
  const schema = bodyType ? resolve(document, content[bodyType]?.schema as Json) : null
  return {
    id: slug(`${method}-${path}`),
    method: method.toUpperCase(),
    path,
    summary: String(operation.summary ?? ''),
    parameters: ((operation.parameters as Json[] | undefined) ?? []).map((parameter) => ({
      name: String(parameter.name),
      in: String(parameter.in),
      required: parameter.required === true,
      description: String(parameter.description ?? ''),
    })),
    body: schema ? members(document, schema) : [],
    bodyType: bodyType ?? null,
    responses: Object.entries((operation.responses as Record<string, Json> | undefined) ?? {}).map(
      ([status, answer]) => ({
        status,
        description: String(resolve(document, answer).description ?? ''),
      }),
    ),
  }
}

function members(document: Document, schema: Json): ApiOperationView['body'] {
  const required = new Set((schema.required as string[] | undefined) ?? [])
  return Object.entries((schema.properties as Record<string, Json> | undefined) ?? {}).map(([name, raw]) => {
    const property = resolve(document, raw)
    return {
      name,
      type: typeName(document, property),
      required: required.has(name),
      description: String(property.description ?? ''),
    }
  })
}

function typeName(document: Document, schema: Json): string {
  const options = (schema.anyOf ?? schema.oneOf) as Json[] | undefined
  if (options) return [...new Set(options.map((option) => typeName(document, resolve(document, option))))].join(' or ')
  if (Array.isArray(schema.enum)) return schema.enum.map(String).join(', ')
  if (schema.const !== undefined) return String(schema.const)
  if (schema.type === 'array') return `list of ${typeName(document, resolve(document, (schema.items as Json) ?? {}))}`
  return Array.isArray(schema.type) ? schema.type.join(' or ') : String(schema.type ?? 'any')
}

function resolve(document: Document, schema: Json | undefined): Json {
  const reference = schema?.$ref
  if (typeof reference !== 'string') return schema ?? {}
  const [, , kind, name = ''] = reference.split('/')
  return (kind === 'responses' ? document.components.responses : document.components.schemas)[name] ?? {}
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}
