import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { createKeyPair } from '@/lib/keys/write-key-pairs'
import { createDomain } from '@/lib/policy/domains'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { KeyUsageRecorder } from './key-usage-recorder'

let world: World
let domainId: string
let keyPairId: string
beforeAll(async () => {
  world = await openWorld()
  const domain = await createDomain(world.system, { name: 'Counted' })
  domainId = domain.id
  keyPairId = (await createKeyPair(world.system, { aliasName: 'counted', kind: 'EC_P256' })).id
})
afterAll(() => world.close())

const recorder = () => new KeyUsageRecorder(world.store, Buffer.alloc(32, 1))
const seconds = (at: Date) => Math.floor(at.getTime() / 1000)

describe('tokens alive under a key', () => {
  it('are counted by the minute of their end, over flushes and recorders', async () => {
    const [one, two] = [recorder(), recorder()]
    const now = world.clock.now()
    const ends = [30, 31, 119, 121].map((later) => seconds(addSeconds(now, later)))
    for (const expiresAtSeconds of ends) one.signed({ keyPairId }, { domainId, expiresAtSeconds })
    two.signed({ keyPairId }, { domainId, expiresAtSeconds: ends[0] ?? 0 })
    await one.flush()
    await Promise.all([one.flush(), two.flush()])
    const [alive] = await world.store.liveTokens.alive(domainId, now)
    expect(alive).toEqual({ keyPairId, count: 5, lastExpiresAt: addSeconds(now, 180) })
    expect(await world.store.liveTokens.alive(domainId, addSeconds(now, 60))).toMatchObject([{ count: 2 }])
    expect(await world.store.liveTokens.alive(domainId, addSeconds(now, 180))).toEqual([])
    expect(await world.store.liveTokens.aliveUnder(keyPairId, now)).toMatchObject([{ domainId, count: 5 }])
  })

  it('of a pair or a domain that is gone are left out, and the others kept', async () => {
    const one = recorder()
    const expiresAtSeconds = seconds(addSeconds(world.clock.now(), 5000))
    one.signed({ keyPairId: 'gone' }, { domainId, expiresAtSeconds })
    one.signed({ keyPairId }, { domainId: 'gone', expiresAtSeconds })
    one.signed({ keyPairId }, { domainId, expiresAtSeconds })
    await one.flush()
    expect(await world.store.liveTokens.alive(domainId, addSeconds(world.clock.now(), 4000))).toMatchObject([
      { count: 1 },
    ])
  })

  it('are swept in bounded batches once they are over', async () => {
    const end = addSeconds(world.clock.now(), 10_000)
    expect(await world.store.liveTokens.sweep(end, 2)).toBe(2)
    expect(await world.store.liveTokens.sweep(end, 500)).toBeGreaterThan(0)
    expect(await world.store.liveTokens.sweep(end, 500)).toBe(0)
  })

  it('are kept for the next flush when the database is away', async () => {
    let away = true
    const one = new KeyUsageRecorder(
      {
        jwksCallers: world.store.jwksCallers,
        liveTokens: {
          ...world.store.liveTokens,
          add: (items) => (away ? Promise.reject(new Error('away')) : world.store.liveTokens.add(items)),
        },
      },
      Buffer.alloc(32),
    )
    one.signed({ keyPairId }, { domainId, expiresAtSeconds: seconds(addSeconds(world.clock.now(), 9000)) })
    await one.flush()
    away = false
    await one.flush()
    expect(await world.store.liveTokens.alive(domainId, addSeconds(world.clock.now(), 8000))).toMatchObject([
      { count: 1 },
    ])
  })
})

describe('callers of a key set', () => {
  it('are counted once each, with those that came back since an instant, and their addresses are not kept', async () => {
    const one = recorder()
    const published = addSeconds(world.clock.now(), 3600)
    for (const address of ['203.0.113.1', '203.0.113.2', '203.0.113.2', '203.0.113.3']) {
      one.fetched([{ id: domainId }], address, world.clock.now())
    }
    one.fetched([{ id: domainId }], '203.0.113.2', addSeconds(published, 1))
    await one.flush()
    const since = addSeconds(world.clock.now(), -86_400)
    expect(await world.store.jwksCallers.count(domainId, since, [published])).toEqual({ callers: 3, fetchedSince: [1] })
    const other = new KeyUsageRecorder(world.store, Buffer.alloc(32, 2))
    other.fetched([{ id: domainId }, { id: 'gone' }], '203.0.113.1', world.clock.now())
    await other.flush()
    expect(await world.store.jwksCallers.count(domainId, since, [])).toEqual({ callers: 4, fetchedSince: [] })
  })

  it('are forgotten when they have not come for long', async () => {
    expect(await world.store.jwksCallers.sweep(addSeconds(world.clock.now(), 60), 500)).toBe(3)
    expect(await world.store.jwksCallers.count(domainId, new Date(0), [])).toMatchObject({ callers: 1 })
  })
})
