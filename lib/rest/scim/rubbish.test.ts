import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '@/lib/audit/verify'
import { createScimWorld, type ScimWorld, STORE_PATH, USER_SCHEMAS, USERS } from '../testing/scim-world'
import { CORE_ATTRIBUTES, EXTENSION_SCHEMA } from './attributes'
import { PATCH_SCHEMA } from './patch'

const HOSTILE = [
  '',
  ' ',
  'a\0b',
  '\ud800',
  '<script>',
  '=cmd|calc!A0',
  '__proto__',
  'constructor',
  '"',
  '\\',
  'x'.repeat(3000),
]
const word = fc.oneof(fc.constantFrom(...HOSTILE), fc.string(), fc.string({ unit: 'binary', maxLength: 20 }))
const value: fc.Arbitrary<unknown> = fc.oneof(
  word,
  fc.boolean(),
  fc.double(),
  fc.constant(null),
  fc.array(fc.dictionary(fc.constantFrom('value', 'type', 'primary', 'locality', '__proto__'), word), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('givenName', 'formatted', 'groups'), word),
  fc.jsonValue({ maxDepth: 3 }),
)
const names = [
  ...CORE_ATTRIBUTES.map((attribute) => attribute.name),
  EXTENSION_SCHEMA,
  'schemas',
  'id',
  'meta',
  'externalId',
]
const member = fc.tuple(fc.oneof(fc.constantFrom(...names), word), value)

const resource = fc
  .tuple(fc.constantFrom('ann', 'bob', 'cy', 'dee'), fc.array(member, { maxLength: 3 }))
  .map(([userName, spoiled]) => JSON.stringify({ schemas: USER_SCHEMAS, userName, ...Object.fromEntries(spoiled) }))

const path = fc.oneof(
  fc.constantFrom(
    'active',
    'name.givenName',
    'emails[type eq "work"].value',
    `${EXTENSION_SCHEMA}:groups`,
    'emails',
    'a[b',
  ),
  fc.constantFrom(...names),
  word,
)
const operation = fc.record(
  { op: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('add', 'replace', 'remove') }, word), path, value },
  { requiredKeys: ['op'] },
)
const operations = fc
  .array(operation, { maxLength: 3 })
  .map((Operations) => JSON.stringify({ schemas: [PATCH_SCHEMA], Operations }))

const body = fc.oneof({ weight: 4, arbitrary: resource }, { weight: 4, arbitrary: operations }, fc.json(), fc.string())
const query = fc.oneof(
  fc.constantFrom(
    '',
    'startIndex=2&count=1',
    'filter=userName%20eq%20%22ann%22',
    'filter=%ff',
    'count=1e9',
    'filter=a&filter=b',
  ),
  fc
    .tuple(fc.constantFrom('filter', 'startIndex', 'count', 'attributes'), word)
    .map(([name, text]) => `${name}=${encodeURIComponent(text.toWellFormed())}`),
)

describe('SCIM sent rubbish', () => {
  let world: ScimWorld
  let id: string
  beforeAll(async () => {
    world = await createScimWorld()
    id = (await world.add('stays')).id
  })
  afterAll(() => world.close())

  it('refuses it in the words of the protocol or stores it whole; never a 500', async () => {
    const target = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(USERS, 'own') },
      fc.string({ maxLength: 20 }).map((tail) => `${STORE_PATH}/${tail}`),
    )
    const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'HEAD')
    const seen = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(target, method, query, body, async (path, method, query, body) => {
        const before = await world.store.users.byId(id)
        const own = path === 'own' ? `${USERS}/${id}` : path
        const answer = await world.call(method, own, { query, body: method === 'GET' || method === 'HEAD' ? '' : body })
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1)
        expect([200, 201, 400, 404, 405, 409, 413, 501]).toContain(answer.status)
        if (answer.status >= 400) {
          expect(answer.json()).toMatchObject({ status: String(answer.status) })
          expect(await world.store.users.byId(id)).toEqual(before)
        }
        for (const value of Object.values(answer.headers)) expect(value).toMatch(/^[\x20-\x7e]*$/)
      }),
      { numRuns: 500, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false },
    )
    // The generator has to reach both sides of the checks, or the property says nothing.
    for (const status of [200, 201, 400, 404, 405, 409]) expect(seen.get(status) ?? 0).toBeGreaterThan(0)
    expect(await verifyChain(world.store)).toMatchObject({ ok: true })
  }, 120_000)
})
