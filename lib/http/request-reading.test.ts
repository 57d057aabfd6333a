import { describe, expect, it } from 'vitest'
import { prefersJson } from './accept'
import { isCrossSite } from './cross-site'
import { readEntity, UnsupportedMediaType } from './entity-body'
import { MAX_BODY_BYTES, parseJson } from './json-body'
import { parseQuery } from './query-params'

const entity = (body: string | Buffer, contentType?: string) =>
  readEntity({ body: Buffer.from(body as string), headers: contentType ? { 'content-type': contentType } : {} })

describe('query of an administration request', () => {
  it('reads percent-encoded UTF-8 and plus as space', () => {
    expect([...parseQuery('name=Test+Dom%C3%A4ne&forceUpdate=true&flag&&')]).toEqual([
      ['name', 'Test Domäne'],
      ['forceUpdate', 'true'],
      ['flag', ''],
    ])
  })
  it.each([
    ['a parameter sent twice', 'name=a&name=b', /name twice/],
    ['a parameter sent twice in different spellings', 'name=a&n%61me=b', /name twice/],
    ['bytes that are not UTF-8', 'name=%ff', /UTF-8/],
    ['half an escape', 'name=%', /UTF-8/],
    ['U+0000', 'name=a%00', /control/],
    ['a line break', 'name=a%0d%0aSet-Cookie:x', /control/],
  ])('refuses %s', (_case, query, message) => {
    expect(() => parseQuery(query)).toThrow(message)
  })
  it('is not impressed by names of the prototype', () => {
    const query = parseQuery('__proto__=a&constructor=b&toString=c')
    expect(query.get('__proto__')).toBe('a')
    expect(query.get('hasOwnProperty')).toBeUndefined()
  })
})

describe('entity of an administration request', () => {
  it.each([
    undefined,
    'application/json',
    'application/json; charset=UTF-8',
    'APPLICATION/JSON',
    'application/x-www-form-urlencoded',
    'application/merge-patch+json',
    'text/plain',
  ])('reads a JSON object sent as %s', (contentType) => {
    expect(entity(' {"name":"a"}', contentType)).toEqual({ name: 'a' })
  })
  it.each(['application/xml', 'text/xml', 'multipart/form-data; boundary=x', 'application/octet-stream', 'nonsense'])(
    'does not read %s',
    (contentType) => {
      expect(() => entity('{"name":"a"}', contentType)).toThrow(UnsupportedMediaType)
    },
  )
  it('does not unpack a compressed body', () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    expect(() => readEntity({ body: Buffer.from('{}'), headers })).toThrow(UnsupportedMediaType)
  })
  it.each([
    ['nothing', ''],
    ['form parameters', 'name=a&b=c'],
    ['XML', '<name>a</name>'],
    ['broken JSON', '{"name":'],
    ['a list', '[{"name":"a"}]'],
    ['a bare value', '"a"'],
    ['null', 'null'],
    ['a raw U+0000', '{"name":"a\0"}'],
    ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['a prototype', '{"name":"a","__proto__":{"isAdmin":true}}'],
    ['a prototype deep inside', '{"a":[{"b":{"__proto__":1}}]}'],
    ['very deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('refuses %s with a clear message and no stack overflow', (_case, body) => {
    expect(() => entity(body, 'application/json')).toThrow(
      expect.objectContaining({ name: 'AppError', code: 'validation_failed' }),
    )
  })
  it('refuses a body over the limit before it looks at it', () => {
    expect(() => parseJson(Buffer.alloc(MAX_BODY_BYTES + 1, 0x20))).toThrow(
      expect.objectContaining({ code: 'too_large' }),
    )
  })
})

describe('choice between text and JSON', () => {
  it.each([
    [undefined, false],
    ['', false],
    ['*/*', false],
    ['text/plain', false],
    ['application/json', true],
    ['Application/JSON;q=0.8, text/plain', true],
    ['application/json, text/plain, */*', false],
    ['application/json, */*;q=0.1', false],
    ['application/json;q=0', false],
    ['application/json-patch', false],
  ])('for Accept: %s JSON is %s', (accept, json) => {
    expect(prefersJson(accept)).toBe(json)
  })
})

describe('calls from pages of other sites', () => {
  const own = 'https://id.example.com:8443'
  it.each([
    ['a program', {}, false],
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: own }, false],
    ['an address somebody typed', { 'sec-fetch-site': 'none' }, false],
    ['another site', { 'sec-fetch-site': 'cross-site' }, true],
    ['a sibling host', { 'sec-fetch-site': 'same-site', origin: 'https://evil.example.com' }, true],
    ['an older browser on our own page', { origin: own }, false],
    ['an older browser on another page', { origin: 'https://id.example.com' }, true],
    ['a sandboxed frame', { origin: 'null' }, true],
  ])('%s: refused is decided by what the browser says', (_case, headers, refused) => {
    expect(isCrossSite({ headers }, `${own}/`)).toBe(refused)
  })
})
