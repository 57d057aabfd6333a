import fc from 'fast-check'
import { clientSchema } from '@/lib/schemas/client'
import { domainSchema } from '@/lib/schemas/domain'
import { resourceSchema } from '@/lib/schemas/resource'
import { RESOURCE_PATH } from './rest-world'

/** What people and scanners really send. */
const HOSTILE = [
  '',
  ' ',
  'null',
  'a\0b',
  'a\r\nSet-Cookie: x=y',
  '\ud800',
  '\u202etxt.exe',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '\'; DROP TABLE "Client"; --',
  "1' OR '1'='1",
  '=cmd|calc!A0',
  '#{7*7}{{7*7}}',
  '../../../../etc/passwd',
  '%00%ff%c0%ae',
  '__proto__',
  'constructor',
  'x'.repeat(100_000),
  '𐀀'.repeat(300),
  '9'.repeat(400),
  '-1',
  '1e309',
]

const MEMBERS = [
  ...Object.keys(domainSchema.shape),
  ...Object.keys(resourceSchema.shape),
  ...Object.keys(clientSchema.shape),
  'UsePKCE',
  'unknownMember',
]

const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 40 }), fc.string())
const scalar = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null))
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(fc.oneof(fc.constantFrom('scopeName', 'attrName', 'tokenType', 'url', 'subjects'), text), scalar, {
    maxKeys: 3,
  }),
  fc.array(fc.dictionary(fc.constantFrom('scopeName', 'attrName', 'attrValue', 'attrType', 'url', 'isHttps'), scalar), {
    maxLength: 3,
  }),
  fc.jsonValue({ maxDepth: 4 }),
)

/** An entity that would be taken, with a few members spoiled: this gets past the first checks. */
const spoiledEntity = fc
  .record({
    base: fc.constantFrom<object>(
      {},
      { idDomain: 'Test', scopes: [{ scopeName: 'read' }] },
      { idDomain: 'Test', clientType: 'CONFIDENTIAL_CLIENT', scopes: ['R.read'] },
      { idDomain: 'Test', clientType: 'PUBLIC_CLIENT' },
    ),
    number: fc.nat(9999),
    spoiled: fc.array(fc.tuple(fc.constantFrom(...MEMBERS), value), { maxLength: 2 }),
  })
  .map(({ base, number, spoiled }) =>
    JSON.stringify({ name: `Fresh${number}`, ...base, ...Object.fromEntries(spoiled) }),
  )

const body = fc.oneof(
  { weight: 6, arbitrary: spoiledEntity.map((json) => Buffer.from(json)) },
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
  fc.json().map((json) => Buffer.from(json)),
  spoiledEntity.chain((json) => fc.nat(json.length).map((end) => Buffer.from(json.slice(0, end)))),
  fc.constantFrom(
    Buffer.alloc(0),
    Buffer.alloc(1_100_000, 0x7b),
    Buffer.from('{"name":"a"}'.replace('name', '__proto__')),
    Buffer.from('{"a":'.repeat(20_000)),
    Buffer.from('['.repeat(200_000) + ']'.repeat(200_000)),
    Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    Buffer.from('<a><b></a>'),
    Buffer.from('name=Fresh&clientType=PUBLIC_CLIENT'),
    Buffer.from('{"name":"\\u0000"}'),
  ),
)

const parameter = fc
  .tuple(
    fc.oneof(fc.constantFrom('name', 'id', 'identityDomainName', 'idDomain', 'forceUpdate', 'cursor'), text),
    fc.oneof(fc.constantFrom('Test', 'R', 'C', 'true'), text),
  )
  .map(([name, value]) => `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`)
const query = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom('name=Test', 'name=R&identityDomainName=Test', 'name=C&identityDomainName=Test', ''),
  },
  fc.array(parameter, { maxLength: 4 }).map((parameters) => parameters.join('&')),
  fc.string({ maxLength: 30 }),
  fc.constantFrom(
    'name=%ff',
    'name=%00',
    'name=%',
    'name=Test&name=Test',
    'name[]=Test',
    '&&&===',
    `name=${'x'.repeat(9000)}`,
  ),
)

function mostly(usual: string, other: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, other)
}

const printable = fc.stringMatching(/^[\x20-\x7e]{0,60}$/)
const headers = fc.record(
  {
    'content-type': fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('application/json', 'application/x-www-form-urlencoded') },
      fc.constantFrom('application/xml', 'multipart/form-data'),
      printable,
    ),
    accept: fc.oneof(fc.constantFrom('application/json', '*/*', 'application/json, */*', ';;,,=='), printable),
    origin: mostly('https://id.example.test', fc.constantFrom('https://evil.example.com', 'null', '\\')),
    'sec-fetch-site': mostly('same-origin', fc.constantFrom('cross-site', 'same-site', '')),
    'x-anything': printable,
  },
  { requiredKeys: ['origin', 'sec-fetch-site'] },
)

const method = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('POST', 'PUT', 'GET', 'DELETE', 'HEAD') },
  fc.constantFrom('PATCH', 'OPTIONS', 'TRACE', 'get', '__proto__', 'toString', ''),
)
const path = fc.oneof(
  { weight: 18, arbitrary: fc.constantFrom<string>(...Object.values(RESOURCE_PATH)) },
  fc.string({ maxLength: 20 }).map((tail) => `${RESOURCE_PATH.client}/${tail}`),
  fc.string(),
)

/** A call that may be anything from nearly right to nonsense. A deletion never hits what other calls build on. */
export const rubbishCall = fc
  .record({
    method,
    path,
    query,
    headers,
    body,
    as: fc.constantFrom<string | null>('admin', 'admin', 'admin', 'admin', 'admin', 'auditor', null),
  })
  .map((call) => (call.method === 'DELETE' ? { ...call, query: call.query.replace(/=(Test|R|C)\b/g, '=None') } : call))
