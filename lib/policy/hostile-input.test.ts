import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAppError } from '@/lib/base/app-error'
import { createKeyPair } from '@/lib/keys/write-key-pairs'
import { dialects } from '@/lib/store/testing/databases'
import { createClient, getClient, listClients, updateClient } from './clients'
import { createDomain, getDomain, listDomains, updateDomain } from './domains'
import { createResource, getResource, listResources, updateResource } from './resources'
import { searchConsole } from './search'
import { openWorld, type World } from './testing/world'

let world: World
let alias = ''
let domainId = ''

/** Text that people and attackers send: markup, SQL, control characters, half surrogates, object members, long runs. */
const hostile = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'a\0b',
    'line\r\nSet-Cookie: x=1',
    '<script>alert(1)</script>',
    "'; DROP TABLE Client; --",
    '" OR 1=1',
    '\ud800',
    '\udfff tail',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    '$' + '{jndi:ldap://x}',
    '%00%0d%0a',
    'é'.normalize('NFD'),
    '\u202Egnp.exe',
    '𝕬𝖉𝖆',
    'x'.repeat(5000),
    'Payments',
    'Orders.read',
    'Orders.DefaultScope',
    'DCR_REG_STUB_x',
    'UserInfo.',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 300 }),
)
/** Any JSON there is, and now and then the right type with hostile text in it. */
const junk = fc.oneof(hostile, fc.anything(), fc.jsonValue(), fc.bigInt(), fc.date())
const member = (right: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 3, arbitrary: right },
    { weight: 1, arbitrary: junk },
  )
/** Mostly a name that passes, so that the members behind it are reached. */
const name = fc.oneof({ weight: 6, arbitrary: fc.uuid().map((id) => `N${id}`) }, { weight: 1, arbitrary: junk })
const list = (right: fc.Arbitrary<unknown>) => fc.array(right, { maxLength: 4 })
const attributes = list(
  fc.record({ attrName: hostile, attrValue: hostile, attrType: fc.constantFrom('static', 'DYNAMIC', 'x') }),
)

const domainInput = fc.record({
  name,
  description: member(hostile),
  identityProvider: member(hostile),
  errorPageURL: member(hostile),
  tokenSettings: member(list(fc.record({ tokenType: hostile, tokenExpiry: fc.oneof(fc.integer(), hostile) }))),
  customAttrs: member(fc.oneof(fc.dictionary(hostile, fc.oneof(hostile, fc.double(), fc.boolean())), hostile)),
  oldSecretRetentionTimeInDays: member(fc.oneof(fc.double(), fc.integer({ min: -10, max: 400 }).map(String))),
  tokenEndpointAuthMethodsSupported: member(list(hostile)),
  tlsClientAuthSubjectDN: member(hostile),
})
const resourceInput = fc.record({
  name,
  description: member(hostile),
  scopes: member(list(fc.record({ scopeName: hostile, description: hostile }))),
  tokenAttributes: member(attributes),
  audienceClaim: member(fc.record({ subjects: list(hostile) })),
})
const clientInput = fc.record({
  id: member(fc.uuid()),
  name,
  clientType: fc.constantFrom('CONFIDENTIAL_CLIENT', 'PUBLIC_CLIENT'),
  description: member(hostile),
  redirectURIs: member(list(fc.record({ url: fc.oneof(fc.webUrl(), hostile), isHttps: junk }))),
  attributes: member(attributes),
  grantTypes: member(list(fc.constantFrom('PASSWORD', 'IMPLICIT', 'NOPE'))),
  scopes: member(list(hostile)),
  defaultScope: member(hostile),
  accessTokenCustomClaims: member(list(hostile)),
})

/** So that the run can show that it tried both. */
const tried = { done: 0, refused: 0 }

/** Runs a write. Refused: an expected error, and not one entry in the audit log. Done: exactly one or none. */
async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
  const before = (await world.store.audit.head()).seq
  tried.refused++
  const counts = await countEverything()
  try {
    const result = await work()
    expect((await world.store.audit.head()).seq - before).toBeLessThanOrEqual(1)
    tried.refused--
    tried.done++
    return result
  } catch (error) {
    if (!isAppError(error)) throw error
    expect(error.code).not.toBe('internal')
    expect(error.message).not.toBe('')
    expect((await world.store.audit.head()).seq).toBe(before)
    expect(await countEverything()).toEqual(counts)
    return null
  }
}

async function countEverything(): Promise<number[]> {
  const { system } = world
  const pages = [await listDomains(system), await listResources(system), await listClients(system)]
  return [...pages.map((page) => page.total), (await world.store.keyPairs.list(null, 200, null)).items.length]
}

const runs = { numRuns: 30 }

describe.each(dialects)('whatever is sent ($dialect)', { timeout: 120_000 }, ({ create }) => {
  beforeAll(async () => {
    world = await openWorld(create)
    Object.assign(tried, { done: 0, refused: 0 })
    const domain = await createDomain(world.system, { name: 'Payments' })
    alias = domain.defaultSigningKeyPair
    domainId = domain.id
    await createResource(world.system, { name: 'Orders', idDomain: 'Payments', scopes: [{ scopeName: 'read' }] })
  })
  afterAll(() => world.close())

  it('a domain is stored as sent and read back alike, or refused with nothing written', async () => {
    await fc.assert(
      fc.asyncProperty(domainInput, async (input) => {
        const made = await attempt(() => createDomain(world.system, { ...input, defaultSigningKeyPair: alias }))
        if (!made) return
        expect(await getDomain(world.system, { name: made.name })).toEqual(made)
        expect(made.name).toBe(input.name)
      }),
      runs,
    )
  })

  it('a domain is changed as sent, or refused with nothing written', async () => {
    await fc.assert(
      fc.asyncProperty(domainInput, async (input) => {
        const before = await getDomain(world.system, { id: domainId })
        const after = await attempt(() => updateDomain(world.system, { id: domainId }, input))
        expect(await getDomain(world.system, { id: domainId })).toEqual(after ?? before)
      }),
      runs,
    )
  })

  it('a resource server is stored as sent and read back alike, or refused with nothing written', async () => {
    await fc.assert(
      fc.asyncProperty(resourceInput, async (input) => {
        const made = await attempt(() => createResource(world.system, { ...input, idDomain: 'Payments' }))
        if (!made) return
        expect(await getResource(world.system, { name: made.name, domainName: 'Payments' })).toEqual(made)
        const patched = await attempt(() => updateResource(world.system, { id: made.id }, { ...input, name: 'other' }))
        expect(patched?.name).toBe(made.name)
      }),
      runs,
    )
  })

  it('a client is stored as sent and read back alike, or refused with nothing written', async () => {
    await fc.assert(
      fc.asyncProperty(clientInput, clientInput, async (input, patch) => {
        const made = await attempt(() => createClient(world.system, { ...input, idDomain: 'Payments' }))
        if (!made) return
        const { pk } = made.client
        expect(await getClient(world.system, { clientId: made.client.id, domainName: 'Payments' })).toEqual(made.client)
        const changed = await attempt(() => updateClient(world.system, { pk }, patch))
        expect(await getClient(world.system, { pk })).toEqual(changed ?? made.client)
      }),
      runs,
    )
  })

  it('no input at all is an input like any other', async () => {
    await fc.assert(
      fc.asyncProperty(junk, async (input) => {
        await attempt(() => createDomain(world.system, input))
        await attempt(() => createResource(world.system, input))
        await attempt(() => createClient(world.system, input))
        await attempt(() => createKeyPair(world.system, input))
      }),
      { numRuns: 15 },
    )
  })

  it('selectors, searches and filters answer, or say that there is nothing', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (text, other) => {
        await attempt(() => getDomain(world.system, { id: text }))
        await attempt(() => getDomain(world.system, { name: text }))
        await attempt(() => getResource(world.system, { name: text, domainName: other }))
        await attempt(() => getClient(world.system, { pk: text }))
        await attempt(() => getClient(world.system, { clientId: text, domainName: 'Payments' }))
        await searchConsole(world.system, text)
        await listDomains(world.system, { q: text })
        await listClients(world.system, { q: text, domain: other, cursor: text })
        await listResources(world.system, { q: text, domain: other, cursor: text })
      }),
      { numRuns: 15 },
    )
  })

  it('was both taken and refused, often', () => {
    expect(tried.done).toBeGreaterThan(5)
    expect(tried.refused).toBeGreaterThan(30)
  })
})
