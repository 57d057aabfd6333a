import { describe, expect, it } from 'vitest'
import { clientSchema, createClientSchema } from './client'

const minimal = { name: 'TestClient', idDomain: 'TestDomain', clientType: 'CONFIDENTIAL_CLIENT' }
const refused = (extra: object) => createClientSchema.safeParse({ ...minimal, ...extra }).error?.issues[0]?.path[0]

describe('client input', () => {
  it('needs name, domain and type', () => {
    expect(createClientSchema.parse(minimal)).toEqual(minimal)
    expect(createClientSchema.safeParse({}).error?.issues.map((issue) => issue.path[0])).toEqual(
      expect.arrayContaining(['name', 'idDomain', 'clientType']),
    )
  })

  it('counts the grants before it looks at them, so a huge list is one problem', () => {
    const { error } = createClientSchema.safeParse({ ...minimal, grantTypes: Array(100_000).fill('x') })
    expect(error?.issues.map((issue) => issue.path)).toEqual([['grantTypes']])
  })

  it.each(['javascript:alert(1)', 'JavaScript://x/%0aalert(1)', 'data:text/html,x', 'vbscript:x', 'blob:https://a/b'])(
    'refuses the redirect URI %s, which a browser would run',
    (url) => expect(refused({ redirectURIs: [{ url }] })).toBe('redirectURIs'),
  )

  it.each(['com.example.app:/callback', 'http://127.0.0.1:8080/cb', 'https://app.example/cb?x=javascript:1'])(
    'takes the redirect URI %s',
    (url) => expect(refused({ redirectURIs: [{ url }] })).toBeUndefined(),
  )

  it('knows three types (B09) and seven grants (B10)', () => {
    expect(refused({ clientType: 'OTHER' })).toBe('clientType')
    const grantTypes = [
      'PASSWORD',
      'CLIENT_CREDENTIALS',
      'JWT_BEARER',
      'REFRESH_TOKEN',
      'AUTHORIZATION_CODE',
      'IMPLICIT',
      'TOKEN_EXCHANGE',
    ]
    expect(createClientSchema.parse({ ...minimal, grantTypes }).grantTypes).toEqual(grantTypes)
    expect(refused({ grantTypes: ['client_credentials'] })).toBe('grantTypes')
  })

  it('takes attrType in any case (B05) and STATIC when absent', () => {
    const { attributes } = createClientSchema.parse({
      ...minimal,
      attributes: [
        { attrName: 'a', attrValue: '1', attrType: 'static' },
        { attrName: 'b', attrValue: '$session.id', attrType: 'Dynamic' },
        { attrName: 'c', attrValue: '3' },
      ],
    })
    expect(attributes?.map((attribute) => attribute.attrType)).toEqual(['STATIC', 'DYNAMIC', 'STATIC'])
  })

  it('reads isHttps quoted, and true when absent', () => {
    const { redirectURIs } = createClientSchema.parse({
      ...minimal,
      redirectURIs: [{ url: 'http://a.example/cb', isHttps: 'false' }, { url: 'app://callBack' }],
    })
    expect(redirectURIs).toEqual([
      { url: 'http://a.example/cb', isHttps: false },
      { url: 'app://callBack', isHttps: true },
    ])
  })

  it.each([
    ['id', 'with space'],
    ['id', 'line\nbreak'],
    ['name', 'line\r\nbreak'],
    ['redirectURIs', [{ url: 'https://a.example/#part' }]],
    ['redirectURIs', [{ url: '/relative' }]],
    ['usePKCE', 'strict'],
    ['scopes', ['two words']],
    ['secret', 'pässword'],
  ])('refuses %s = %j', (field, value) => {
    expect(refused({ [field]: value })).toBe(field)
  })

  it('keeps markup and SQL in a name as harmless text', () => {
    const name = `<img src=x onerror=alert(1)> '; DROP TABLE "Client"; --`
    expect(clientSchema.shape.name.parse(name)).toBe(name)
  })
})
