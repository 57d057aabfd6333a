import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FrozenClock } from '@/lib/base/clock'
import { log } from '@/lib/base/log'
import { createStore } from '@/lib/store/prisma-store'
import type { Store } from '@/lib/store/store'
import { sqliteDatabase, type TestDatabase } from '@/lib/store/testing/databases'
import { UsageRecorder } from './usage-recorder'

let database: TestDatabase
let store: Store
const clock = new FrozenClock('2026-03-01T12:00:00Z')
beforeEach(async () => {
  log().level = 'silent'
  database = await sqliteDatabase()
  store = await createStore(database.url)
})
afterEach(async () => {
  await store.close()
  await database.drop()
})

const event = (clientPk = 'c1') => ({
  domainId: 'd1',
  clientPk,
  grantType: 'CLIENT_CREDENTIALS',
  outcome: 'issued',
  secretId: null,
  at: clock.now(),
})
async function total() {
  const rows = await store.usage.series({
    span: 'HOUR',
    from: new Date('2026-03-01T00:00:00Z'),
    to: new Date('2026-03-02T00:00:00Z'),
    domains: null,
  })
  return rows.reduce((sum, row) => sum + row.count, 0)
}

describe('usage figures', () => {
  it('add up over flushes, however many run at once', async () => {
    const recorder = new UsageRecorder(store)
    const flushes: Promise<void>[] = []
    for (let i = 0; i < 30; i++) {
      recorder.record(event(`c${i % 3}`))
      flushes.push(recorder.flush())
    }
    await Promise.all(flushes)
    await recorder.flush()
    expect(await total()).toBe(30)
  })

  it('are kept while the database does not answer, and written once it does', async () => {
    let isDown = true
    const usage = {
      ...store.usage,
      add: (...args: Parameters<Store['usage']['add']>) =>
        isDown ? Promise.reject(new Error('database is away')) : store.usage.add(...args),
    }
    const recorder = new UsageRecorder({ usage, clients: store.clients })
    recorder.record(event())
    await recorder.flush()
    recorder.record(event())
    expect(await total()).toBe(0)
    isDown = false
    await recorder.flush()
    await recorder.flush()
    expect(await total()).toBe(2)
  })

  it('are flushed before there are too many counters to keep', async () => {
    let added = 0
    const usage = {
      ...store.usage,
      add: async (_: Date, increments: unknown[], spans?: readonly string[]) => {
        if (spans?.includes('HOUR')) added += increments.length
      },
    }
    const recorder = new UsageRecorder({ usage, clients: store.clients })
    for (let i = 0; i < 150_001; i++) recorder.record(event(`client-${i}`))
    // Nothing is left for this one but the last few, and to wait for what is under way.
    await recorder.flush({ figures: 10, marks: 0 })
    expect(added).toBeGreaterThanOrEqual(149_999)
  })

  it('belong to the hour in which they happened, however late they are written', async () => {
    const recorder = new UsageRecorder(store)
    for (const at of ['2026-03-01T12:59:59.999Z', '2026-03-01T13:00:00Z', '2026-03-01T13:30:00Z']) {
      recorder.record({ ...event(), at: new Date(at) })
    }
    await recorder.flush()
    const range = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-03-02T00:00:00Z'), domains: null }
    const points = async (span: 'MINUTE' | 'HOUR' | 'DAY', clientPk?: string) =>
      (await store.usage.series({ span, ...range, ...(clientPk && { clientPk }) })).map(({ startAt, count }) => [
        startAt.toISOString().slice(11, 16),
        count,
      ])
    const hours = [
      ['12:00', 1],
      ['13:00', 2],
    ]
    expect(await points('HOUR')).toEqual(hours)
    expect(await points('HOUR', 'c1')).toEqual(hours)
    expect(await points('DAY', 'c1')).toEqual([['00:00', 3]])
    expect(await points('MINUTE')).toEqual([
      ['12:59', 1],
      ['13:00', 1],
      ['13:30', 1],
    ])
  })

  it('of single clients are written within the budget, the oldest first, and none is lost', async () => {
    const recorder = new UsageRecorder(store)
    for (let i = 0; i < 700; i++) recorder.record(event(`client-${i}`))
    await recorder.flush({ figures: 300, marks: 0 })
    expect(await total()).toBe(300)
    recorder.record(event('client-0'))
    recorder.record(event('client-699'))
    await recorder.flush({ figures: 400, marks: 0 })
    expect(await total()).toBe(701)
    await recorder.flush()
    expect(await total()).toBe(702)
  })

  it('leave the event loop to requests between two parts', async () => {
    const recorder = new UsageRecorder(store)
    for (let i = 0; i < 1000; i++) recorder.record(event(`client-${i}`))
    let turns = 0
    const count = () => {
      turns++
      timer = setImmediate(count)
    }
    let timer = setImmediate(count)
    await recorder.flush()
    clearImmediate(timer)
    expect(turns).toBeGreaterThanOrEqual(4)
  })
})
