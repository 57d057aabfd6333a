import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyChain } from '@/lib/audit/verify'
import { addSeconds, FrozenClock } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import { log } from '@/lib/base/log'
import { systemRandom } from '@/lib/base/random'
import type { RuntimeDomain } from '@/lib/oauth/ports'
import { familyIdOf } from '@/lib/oauth/tokens/family-id'
import { auditQuerySchema } from '@/lib/schemas/audit'
import { createStore } from '@/lib/store/prisma-store'
import type { Store } from '@/lib/store/store'
import {
  codeOf,
  familyOf,
  insertPeople,
  newHash,
  type People,
  sessionOf,
  startSession,
} from '@/lib/store/testing/browser-records'
import { sqliteDatabase, type TestDatabase } from '@/lib/store/testing/databases'
import { BORN } from '@/lib/store/testing/records'
import { domainOf } from '@/lib/users/testing/world'
import { createBrowserPorts, type RuntimeBrowser } from './browser-ports'
import { ENTRIES_A_FLUSH } from './sign-in-log'

const clock = new FrozenClock(BORN)
const bytes = Buffer.alloc(32, 7)
const masterKey = { id: sha256Hex(bytes).slice(0, 8), bytes, origin: 'test' }

let database: TestDatabase
let store: Store
let browser: RuntimeBrowser
let people: People
let domain: RuntimeDomain
let level: string
beforeEach(async () => {
  level = log().level
  log().level = 'silent'
  database = await sqliteDatabase()
  store = await createStore(database.url)
  people = await insertPeople(store)
  domain = { ...domainOf(people.domain.identityProvider), id: people.domain.id, name: people.domain.name }
  browser = create()
})
afterEach(async () => {
  log().level = level
  await store.close()
  await database.drop()
})

function create(over: Store = store): RuntimeBrowser {
  const branding = { of: () => null, logo: async () => null }
  return createBrowserPorts({ store: over, clock, random: systemRandom, masterKey, branding })
}
const entries = async (action: string) => {
  const { items } = await store.audit.list(auditQuerySchema.parse({ action, limit: 500 }), null)
  return items
}

describe('a session that is used', () => {
  it('is known to be so at once here, and written once a minute', async () => {
    const { session, hash } = await startSession(store, sessionOf(people))
    const { sessions } = browser.ports
    const at = (seconds: number) => addSeconds(BORN, seconds)
    for (const seconds of [10, 30, 59]) sessions.seen(session, at(seconds))
    await browser.flush()
    expect((await store.ssoSessions.byId(session.id))?.lastSeenAt).toEqual(BORN)
    expect((await sessions.byHash(hash))?.lastSeenAt).toEqual(at(59))
    expect((await sessions.byId(session.id))?.lastSeenAt).toEqual(at(59))
    sessions.seen(session, at(61))
    sessions.seen(session, at(90))
    await browser.flush()
    expect((await store.ssoSessions.byId(session.id))?.lastSeenAt).toEqual(at(61))
  })

  it('is written more often where it soon ends for being idle', async () => {
    const { session } = await startSession(store, sessionOf(people, { idleSeconds: 60 }))
    browser.ports.sessions.seen(session, addSeconds(BORN, 16))
    await browser.flush()
    expect((await store.ssoSessions.byId(session.id))?.lastSeenAt).toEqual(addSeconds(BORN, 16))
  })

  it('asks the store for the first use by a client only', async () => {
    let asked = 0
    const used: Store['ssoSessions']['used'] = async (...args) => {
      asked++
      await store.ssoSessions.used(...args)
    }
    const { sessions } = create({ ...store, ssoSessions: { ...store.ssoSessions, used } }).ports
    const { session } = await startSession(store, sessionOf(people))
    for (let n = 0; n < 3; n++) await sessions.used(session.id, people.client.pk, BORN)
    expect(asked).toBe(1)
    expect((await store.ssoSessions.get(session.id))?.clients).toMatchObject([{ pk: people.client.pk }])
  })
})

describe('a code that comes back after its use', () => {
  it('ends the family and the access token that it gave, and is written down once', async () => {
    const hash = newHash()
    const code = codeOf(people)
    const start = familyOf(people, { id: familyIdOf(code.tokenId) ?? '' })
    await browser.ports.codes.add(hash, code)
    await browser.ports.codes.consume(hash, BORN, start)
    const facts = { at: BORN, address: '203.0.113.9', correlationId: 'c', domainName: 'Here', clientId: 'shop' }
    await Promise.all([1, 2, 3].map(() => browser.ports.codes.revokeForReplay(code, facts)))
    expect(await store.refreshTokens.family(start.family.id)).toMatchObject({ revokedAt: BORN, revokeReason: 'REUSE' })
    expect(await store.revokedTokens.find(code.domainId, code.tokenId)).toMatchObject({ revokedAt: BORN })
    expect(await entries('token.code-replay')).toMatchObject([
      { entityId: start.family.id, entityName: 'shop', domainName: 'Here', address: '203.0.113.9' },
    ])
  })
})

describe('sign-ins of people', () => {
  const signIn = (over: Partial<Parameters<RuntimeBrowser['ports']['authorizationEvents']['signIn']>[0]> = {}) =>
    browser.ports.authorizationEvents.signIn({
      domain,
      username: people.user.username,
      userId: null,
      clientId: 'shop',
      sessionId: null,
      outcome: 'password',
      address: '203.0.113.9',
      correlationId: 'c',
      at: BORN,
      ...over,
    })

  it('are written down, successes and failures, with the person where there is one', async () => {
    signIn({ userId: people.user.id, outcome: 'success', sessionId: 'session-1', at: addSeconds(BORN, 1) })
    signIn()
    signIn()
    signIn({ username: 'my secret password', outcome: 'unknown' })
    await browser.flush()
    const written = await entries('user.sign-in')
    const somebody = { entityKind: 'user', entityId: people.user.id, entityName: people.user.username }
    expect(written).toHaveLength(3)
    expect(written).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...somebody,
          outcome: 'SUCCESS',
          at: addSeconds(BORN, 1),
          detail: { client: 'shop', session: 'session-1' },
        }),
        expect.objectContaining({
          ...somebody,
          outcome: 'FAILURE',
          address: '203.0.113.9',
          detail: { client: 'shop', reason: 'password', count: 2 },
        }),
        expect.objectContaining({ entityId: null, entityName: null, detail: { client: 'shop', reason: 'unknown' } }),
      ]),
    )
    expect(JSON.stringify(written)).not.toContain('my secret password')
    expect((await verifyChain(store)).ok).toBe(true)
  })

  it('of very many are told as a number, so that no flood fills the log', async () => {
    const flood = 3_000
    for (let n = 0; n < flood; n++) signIn({ username: `guess-${n}`, outcome: 'unknown' })
    await browser.flush()
    expect(await entries('user.sign-in')).toHaveLength(ENTRIES_A_FLUSH)
    expect(await entries('user.sign-in-many')).toMatchObject([
      { outcome: 'FAILURE', domainId: people.domain.id, detail: { count: flood - ENTRIES_A_FLUSH } },
    ])
  })

  it('are kept while the database does not answer', async () => {
    let isDown = true
    const write: Store['write'] = (work) => (isDown ? Promise.reject(new Error('away')) : store.write(work))
    browser = create({ ...store, write })
    signIn()
    await browser.flush()
    signIn()
    isDown = false
    await browser.flush()
    expect(await entries('user.sign-in')).toMatchObject([{ detail: { count: 2 } }])
  })
})

describe('requests for authorization', () => {
  const asked = (seconds: number, over: { challenge?: string; nonce?: string | null } = {}) =>
    browser.ports.authorizationEvents.asked({
      domainId: people.domain.id,
      clientPk: people.client.pk,
      method: 'S256',
      challenge: `challenge-${seconds}`,
      nonce: null,
      at: addSeconds(BORN, seconds),
      ...over,
    })
  const counted = async () => {
    await browser.flush()
    const found = await store.authorizationUsage.ofClients([people.client.pk], BORN)
    return Object.fromEntries(found.map(({ kind, count }) => [kind, count]))
  }

  it('are counted by the way of their proof key, over flushes', async () => {
    asked(1)
    await browser.flush()
    asked(2)
    expect(await counted()).toEqual({ S256: 2 })
  })

  it('that send a challenge or a nonce again are noticed, but for a page that is reloaded', async () => {
    for (const seconds of [1, 2, 3]) asked(seconds, { challenge: 'same', nonce: `n-${seconds}` })
    expect(await counted()).toEqual({ S256: 3 })
    asked(4, { challenge: 'same' })
    asked(5, { nonce: 'once' })
    asked(3_600, { nonce: 'once' })
    expect(await counted()).toEqual({ S256: 6, REPEATED_CHALLENGE: 1, REPEATED_NONCE: 1 })
  })
})

it('gives all nodes of one master key one key for tickets, and no other its own', () => {
  const other = { ...masterKey, bytes: Buffer.alloc(32, 8) }
  const branding = { of: () => null, logo: async () => null }
  const elsewhere = createBrowserPorts({ store, clock, random: systemRandom, masterKey: other, branding })
  expect(create().ports.ticketKey).toEqual(browser.ports.ticketKey)
  expect(browser.ports.ticketKey).toHaveLength(32)
  expect(elsewhere.ports.ticketKey).not.toEqual(browser.ports.ticketKey)
  expect(browser.ports.ticketKey).not.toEqual(masterKey.bytes)
})
