import { describe, expect, it } from 'vitest'
import { readOperations } from './operations'

const document = {
  tags: [{ name: 'Things' }, { name: 'Empty' }],
  paths: {
    '/things': {
      post: {
        tags: ['Things'],
        summary: 'Makes a thing',
        parameters: [{ name: 'dry', in: 'query', required: false, description: 'Only checks' }],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
        responses: { 200: { description: 'Done' }, 401: { $ref: '#/components/responses/Refused' } },
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        required: ['name'],
        properties: {
          name: { type: 'string', description: 'Unique' },
          kind: { enum: ['A', 'B'] },
          tags: { type: 'array', items: { type: 'string' } },
          count: { anyOf: [{ type: 'integer' }, { type: 'string' }] },
        },
      },
    },
    responses: { Refused: { description: 'Refused' } },
  },
}

describe('API reference', () => {
  it('groups by tag and leaves out groups without operations', () => {
    expect(readOperations(document).map((group) => group.name)).toEqual(['Things'])
  })

  it('follows references of bodies and responses', () => {
    const [operation] = readOperations(document)[0]?.operations ?? []
    expect(operation).toMatchObject({ method: 'POST', path: '/things', bodyType: 'application/json' })
    expect(operation?.body).toEqual([
      { name: 'name', type: 'string', required: true, description: 'Unique' },
      { name: 'kind', type: 'A, B', required: false, description: '' },
      { name: 'tags', type: 'list of string', required: false, description: '' },
      { name: 'count', type: 'integer or string', required: false, description: '' },
    ])
    expect(operation?.responses).toEqual([
      { status: '200', description: 'Done' },
      { status: '401', description: 'Refused' },
    ])
  })
})
