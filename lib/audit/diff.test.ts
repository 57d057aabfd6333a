import { describe, expect, it } from 'vitest'
import { diffFields } from './diff'
import { isSecretName } from './mask'
import { MAX_TEXT_LENGTH, toPlain } from './plain'

describe('field changes', () => {
  it('names the fields that differ and no others', () => {
    expect(diffFields({ a: 1, b: 'x', c: null }, { a: 2, b: 'x', c: null })).toEqual([
      { field: 'a', before: 1, after: 2 },
    ])
  })

  it('leaves out bookkeeping', () => {
    const now = new Date('2026-01-01')
    expect(
      diffFields(
        { version: 1, updatedAt: now, lastUsedAt: null },
        { version: 2, updatedAt: new Date(), lastUsedAt: now },
      ),
    ).toEqual([])
  })

  it('goes into objects by dotted path, and tells an added and a removed member', () => {
    expect(diffFields({ attrs: { mode: 'a', gone: '1' } }, { attrs: { mode: 'b', fresh: '2' } })).toEqual([
      { field: 'attrs.mode', before: 'a', after: 'b' },
      { field: 'attrs.gone', before: '1', after: null },
      { field: 'attrs.fresh', before: null, after: '2' },
    ])
  })

  it('compares lists of named things by name', () => {
    const setting = (tokenType: string, tokenExpiry: number) => ({ tokenType, tokenExpiry })
    expect(
      diffFields(
        { tokenSettings: [setting('ACCESS_TOKEN', 3600), setting('ID_TOKEN', 60)] },
        { tokenSettings: [setting('ID_TOKEN', 60), setting('ACCESS_TOKEN', 900)] },
      ),
    ).toEqual([{ field: 'tokenSettings[ACCESS_TOKEN].tokenExpiry', before: 3600, after: 900 }])
  })

  it('tells an element added to a list, one removed, and a new order', () => {
    const scope = (scopeName: string) => ({ scopeName, description: '' })
    expect(diffFields({ scopes: [scope('read'), scope('old')] }, { scopes: [scope('read'), scope('new')] })).toEqual([
      { field: 'scopes[old]', before: scope('old'), after: null },
      { field: 'scopes[new]', before: null, after: scope('new') },
    ])
    expect(diffFields({ scopes: [scope('a'), scope('b')] }, { scopes: [scope('b'), scope('a')] })).toEqual([
      { field: 'scopes', before: ['a', 'b'], after: ['b', 'a'] },
    ])
  })

  it('treats a list of plain values, or of things with the same name, as one value', () => {
    expect(diffFields({ grants: ['A'] }, { grants: ['A', 'B'] })).toEqual([
      { field: 'grants', before: ['A'], after: ['A', 'B'] },
    ])
    const twice = [
      { name: 'x', v: 1 },
      { name: 'x', v: 2 },
    ]
    expect(diffFields({ list: [] }, { list: twice })).toEqual([{ field: 'list', before: [], after: twice }])
  })

  it('lists what a new entity holds, without its empty fields', () => {
    expect(diffFields(null, { name: 'n', description: '', attrs: {}, list: [], off: false, none: null })).toEqual([
      { field: 'name', before: null, after: 'n' },
      { field: 'off', before: null, after: false },
    ])
    expect(diffFields({ name: 'n' }, null)).toEqual([{ field: 'name', before: 'n', after: null }])
  })

  it('does not take an equal instant or equal bytes for a change', () => {
    expect(
      diffFields({ at: new Date(5), key: Buffer.from('a') }, { at: new Date(5), key: new Uint8Array([97]) }),
    ).toEqual([])
  })
})

describe('masking of secrets', () => {
  it.each([
    'password',
    'clientSecret',
    'client_secret',
    'passwordHash',
    'hash',
    'privateKey',
    'masterKey',
    'access_token',
    'sealed',
    'Authorization',
    'apiKey',
    'client-assertion',
    'clientsecret',
    'apikey',
    'x-apikey',
    'dbpwd',
    'accesstoken',
  ])('takes %s for a secret', (name) => expect(isSecretName(name)).toBe(true))
  it.each([
    'tokenSettings',
    'tokenExpiry',
    'tokenEndpointAuthMethod',
    'passwordChangedAt',
    'oldSecretRetentionTimeInDays',
    'hashKind',
    'key',
    'keyId',
    'refreshTokenEnabled',
    'tokenType',
  ])('does not take %s for a secret', (name) => expect(isSecretName(name)).toBe(false))

  it('tells that a secret changed, and neither the old nor the new one', () => {
    const changes = diffFields(
      { secret: 's3cret-one', passwordHash: null },
      { secret: 's3cret-two', passwordHash: 'h4sh' },
    )
    expect(changes).toEqual([
      { field: 'secret', before: '[secret]', after: '[secret]' },
      { field: 'passwordHash', before: null, after: '[secret]' },
    ])
  })

  it.each([
    ['in an object', { settings: { deep: { clientSecret: 's3cret' } } }],
    ['in a list of things', { secrets: [{ id: '1', hash: 's3cret' }] }],
    ['in a list of secrets', { passwords: ['s3cret'] }],
    [
      'as the value of an attribute',
      { attributes: [{ attrName: 'backendPassword', attrValue: 's3cret', attrType: 'STATIC' }] },
    ],
    ['under a custom name', { customAttrs: { 'vendor.api_key': 's3cret' } }],
    ['as an object', { credentials: { user: 'u', value: 's3cret' } }],
  ])('reaches a secret %s', (_, after) => {
    for (const changes of [diffFields(null, after), diffFields(after, null), toPlain(after)]) {
      expect(JSON.stringify(changes)).not.toContain('s3cret')
      expect(JSON.stringify(changes)).toContain('[secret]')
    }
  })

  it('masks the changed value of an attribute whose name says that it is secret', () => {
    const list = (attrValue: string) => ({ attributes: [{ attrName: 'db_password', attrValue, attrType: 'STATIC' }] })
    const changes = JSON.stringify(diffFields(list('s3cret-one'), list('s3cret-two')))
    expect(changes).toContain('attributes[db_password]')
    expect(changes).not.toContain('s3cret')
  })
})

describe('values as they are stored', () => {
  it('are the same after a round trip through JSON', () => {
    const value = toPlain({
      at: new Date('2026-01-02T03:04:05.678Z'),
      big: 10n ** 20n,
      bytes: Buffer.from('abc'),
      none: undefined,
      nan: Number.NaN,
      text: 'a\0b\ud800c',
      list: [undefined, 1],
    })
    expect(value).toEqual({
      at: '2026-01-02T03:04:05.678Z',
      big: '100000000000000000000',
      bytes: '[3 bytes]',
      nan: null,
      text: 'a\uFFFDb\uFFFDc',
      list: [null, 1],
    })
    expect(JSON.parse(JSON.stringify(value))).toEqual(value)
  })

  it('are cut when they are very long or very deep', () => {
    const text = toPlain('x'.repeat(10_000)) as string
    expect(text.length).toBeLessThan(MAX_TEXT_LENGTH + 40)
    expect(text).toContain('[10000 characters]')
    let deep: unknown = 'end'
    for (let i = 0; i < 50; i += 1) deep = { deep }
    expect(JSON.stringify(toPlain(deep))).toContain('[nested too deeply]')
  })
})
