import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds, FrozenClock } from '@/lib/base/clock'
import { createStore } from '@/lib/store/prisma-store'
import type { Store } from '@/lib/store/store'
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
})
