import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds, FrozenClock } from '@/lib/base/clock'
import { createStore } from '@/lib/store/prisma-store'
import type { Store } from '@/lib/store/store'
import { codeOf, insertPeople, newHash, sessionOf, startSession } from '@/lib/store/testing/browser-records'
import { dialects, type TestDatabase } from '@/lib/store/testing/databases'
import { BORN, clientRecord, domainRecord } from '@/lib/store/testing/records'
import { sweepTokens } from './sweep-tokens'

describe.each(dialects)('sweeping tokens on $dialect', ({ create }) => {
  let database: TestDatabase
  let store: Store
  const clock = new FrozenClock(BORN)
  const domain = domainRecord()
  const client = clientRecord(domain.id)
  beforeAll(async () => {
    database = await create()
    store = await createStore(database.url)
    await store.domains.insert(domain)
    await store.clients.insert(client, {})
  })
  afterAll(async () => {
    await store?.close()
    await database?.drop()
  })

  async function fill(lifeSeconds: number) {
    const end = addSeconds(BORN, lifeSeconds)
    const hash = randomBytes(32).toString('hex')
    const facts = {
      domainId: domain.id,
      clientPk: client.pk,
      userId: null,
      subject: 's',
      grantType: 'JWT_BEARER' as const,
    }
    const family = {
      id: randomUUID(),
      ...facts,
      scopes: [],
      claims: {},
      sessionId: null,
      signedInAt: null,
      createdAt: BORN,
      expiresAt: null,
      revokedAt: null,
    }
    await store.refreshTokens.start(family, { id: randomUUID(), hash, issuedAt: BORN, expiresAt: end, endsAt: end })
    const tokenId = randomUUID()
    await store.revokedTokens.add({ domainId: domain.id, tokenId, revokedAt: BORN, expiresAt: end, reason: 'test' })
    await store.usedAssertions.consume(domain.id, 'issuer', tokenId, end)
    return { hash, familyId: family.id, tokenId }
  }

  it('removes more than one batch of what has ended and nothing that has not', async () => {
    const living = await fill(7200)
    for (let n = 0; n < 1200; n += 1) await fill(3600)
    clock.set(addSeconds(BORN, 3600))
    expect(await sweepTokens({ store, clock }, 0)).toBe(4800)
    expect(await sweepTokens({ store, clock }, 0)).toBe(0)
    expect(await store.refreshTokens.find(living.hash)).not.toBeNull()
    expect(await store.refreshTokens.family(living.familyId)).not.toBeNull()
    expect(await store.revokedTokens.find(domain.id, living.tokenId)).not.toBeNull()
    expect(await store.usedAssertions.wasUsed(domain.id, 'issuer', living.tokenId)).toBe(true)
  }, 120_000)

  it('removes sessions, codes, notices and figures once nobody asks for them any more', async () => {
    const people = await insertPeople(store)
    const start = sessionOf(people, { createdAt: clock.now(), expiresAt: addSeconds(clock.now(), 600) })
    const { session } = await startSession(store, start)
    await store.ssoSessions.used(session.id, people.client.pk, clock.now())
    await store.ssoSessions.end(session.id, clock.now(), 'SIGNED_OUT')
    const code = newHash()
    await store.authorizationCodes.add(code, codeOf(people, { endsAt: addSeconds(clock.now(), 600) }))
    const day = { domainId: people.domain.id, clientPk: people.client.pk, kind: 'S256' as const, count: 1 }
    await store.authorizationUsage.add([{ ...day, at: clock.now() }])
    const began = clock.now()
    const left = async (seconds: number) => {
      clock.set(addSeconds(began, seconds))
      await sweepTokens({ store, clock }, 0)
      return [
        (await store.authorizationCodes.find(code)) !== null,
        (await store.ssoSessions.byId(session.id)) !== null,
        (await store.logoutNotices.byId(`${session.id}.${people.client.pk}`)) !== null,
        (await store.authorizationUsage.ofClients([people.client.pk], began)).length > 0,
      ]
    }
    expect(await left(599)).toEqual([true, true, true, true])
    expect(await left(86_400)).toEqual([false, true, true, true])
    expect(await left(2 * 86_400)).toEqual([false, false, true, true])
    expect(await left(31 * 86_400)).toEqual([false, false, false, true])
    expect(await left(42 * 86_400)).toEqual([false, false, false, false])
  })
})
