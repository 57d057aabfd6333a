import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { findRoute } from '@/lib/oauth/routes'
import { createClientSchema } from '@/lib/schemas/client'
import { createDomainSchema } from '@/lib/schemas/domain'
import { createResourceSchema } from '@/lib/schemas/resource'
import { openApiDocument } from './document'

const document = openApiDocument('https://id.example.com')

interface Operation {
  operationId: string
  summary: string
  tags: string[]
  parameters: { name: string; in: string; required?: boolean; schema: object }[]
  responses: Record<string, object>
  security: Record<string, unknown[]>[]
}
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation: operation as unknown as Operation })),
)

/** Every value below `key` anywhere in the document. */
function valuesOf(key: string, node: unknown, found: unknown[] = []): unknown[] {
  if (typeof node !== 'object' || node === null) return found
  for (const [name, value] of Object.entries(node)) {
    if (name === key) found.push(value)
    valuesOf(key, value, found)
  }
  return found
}

function resolve(pointer: string): unknown {
  return pointer
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], document)
}

describe('OpenAPI document', () => {
  it('is OpenAPI 3.1 with what the specification requires', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/)
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.stringMatching(/^\d+\.\d+/) })
    expect(document.servers).toEqual([{ url: 'https://id.example.com' }])
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  })
  it('points nowhere into the void', () => {
    const references = valuesOf('$ref', document) as string[]
    expect(references.length).toBeGreaterThan(20)
    expect(references.filter((reference) => resolve(reference) === undefined)).toEqual([])
  })
  it('names each operation once, with a summary, a known tag and an answer', () => {
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    const tags = document.tags.map((tag) => tag.name)
    for (const { operation } of operations) {
      expect(operation.summary).not.toBe('')
      expect(tags).toEqual(expect.arrayContaining(operation.tags))
      const success = Object.keys(operation.responses).find((status) => status.startsWith('2'))
      expect(operation.responses[success ?? '']).toHaveProperty('description')
      for (const status of Object.keys(operation.responses)) expect(status).toMatch(/^[1-5]\d\d$/)
    }
  })
  it('declares every path parameter, required, and no parameter twice', () => {
    for (const { path, operation } of operations) {
      const declared = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
      expect(declared).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))
      const all = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
      expect(new Set(all).size).toBe(all.length)
    }
  })
  it('describes runtime endpoints that are served, under each of their methods', () => {
    const runtime = operations.filter(({ path }) => !/^\/(oam|iam|scim)\//.test(path))
    const served = runtime.map(({ path }) => findRoute(path.replace('{domain}', 'Test'))?.endpoint)
    runtime.forEach(({ path, method }, index) => {
      const methods = Object.keys(served[index]?.methods ?? {})
      expect(methods, `${method} ${path}`).toContain(method.toUpperCase())
    })
    const described = (name: string | undefined) => runtime.filter((_, index) => served[index]?.name === name)
    for (const endpoint of new Set(served)) {
      const methods = described(endpoint?.name).map(({ method }) => method.toUpperCase())
      expect([...new Set(methods)].sort()).toEqual(Object.keys(endpoint?.methods ?? {}).sort())
    }
  })
  it('asks only for security schemes it defines', () => {
    const asked = operations.flatMap(({ operation }) => operation.security.flatMap((entry) => Object.keys(entry)))
    expect(Object.keys(document.components.securitySchemes)).toEqual(expect.arrayContaining([...new Set(asked)]))
  })
  it('uses only words of JSON Schema 2020-12 for types', () => {
    const types = valuesOf('type', document.components.schemas)
      .flat()
      .filter((type) => typeof type === 'string')
    const known = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null']
    expect([...new Set(types)].filter((type) => !known.includes(type as string))).toEqual([])
  })
})

function membersOf(schema: unknown): Record<string, { description?: string; items?: unknown }> {
  return (schema as { properties?: Record<string, object> } | undefined)?.properties ?? {}
}

/** A schema of the document as a validator of its own, independent of the zod schema it was made from. */
const published = (name: string) => z.fromJSONSchema(document.components.schemas[name] as never)

describe('published schemas', () => {
  it.each([
    ['IdentityDomain', createDomainSchema],
    ['ResourceServer', createResourceSchema],
    ['Client', createClientSchema],
  ])('%s lists every member the server reads', (name, schema) => {
    expect(Object.keys((document.components.schemas[name] as { properties: object }).properties)).toEqual(
      Object.keys(schema.shape),
    )
  })
  it('say of every member what it is', () => {
    const silent = ['IdentityDomain', 'ResourceServer', 'Client'].flatMap((name) => {
      const described = Object.entries(membersOf(document.components.schemas[name]))
      const inner = described.flatMap(([list, member]) =>
        Object.entries(membersOf(member.items)).map(([key, value]) => [`${list}.${key}`, value] as const),
      )
      return [...described, ...inner].filter(([, member]) => !member.description).map(([key]) => `${name}.${key}`)
    })
    expect(silent).toEqual([])
  })
  it('take numbers and booleans quoted or bare, within their range', () => {
    const domain = published('IdentityDomain')
    const check = (members: object) => domain.safeParse({ name: 'TestDomain', ...members }).success
    expect(check({ keyPairRolloverDurationInHours: '24', enableMultipleResourceServer: 'false' })).toBe(true)
    expect(check({ keyPairRolloverDurationInHours: 99_999, enableMultipleResourceServer: false })).toBe(true)
    expect(check({ customAttrs: '{"usePKCE":"PUBLIC_CLIENTS"}' })).toBe(true)
    expect(check({ customAttrs: { usePKCE: 'PUBLIC_CLIENTS' } })).toBe(true)
    const resource = {
      name: 'R',
      idDomain: 'D',
      tokenAttributes: [{ attrName: 'a', attrValue: 'b', attrType: 'static' }],
    }
    expect(published('ResourceServer').safeParse(resource).success).toBe(true)
    expect(check({ keyPairRolloverDurationInHours: 100_000 })).toBe(false)
    expect(check({ keyPairRolloverDurationInHours: 1.5 })).toBe(false)
    expect(check({ enableMultipleResourceServer: 'yes' })).toBe(false)
    expect(check({ tokenSettings: [{ tokenType: 'REFRESH_TOKEN', tokenExpiry: 1 }] })).toBe(false)
    expect(check({ description: 'x'.repeat(2001) })).toBe(false)
  })
  it('promise bare booleans and numbers in answers', () => {
    const { properties } = document.components.schemas.IdentityDomainAnswer as {
      properties: Record<string, object>
    }
    expect(properties.enableMultipleResourceServer).toMatchObject({ type: 'boolean' })
    expect(properties.oldSecretRetentionTimeInDays).toMatchObject({ type: 'integer', minimum: 0, maximum: 365 })
  })
})
