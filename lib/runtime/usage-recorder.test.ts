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
    const recorder = new UsageRecorder(store, clock)
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
    const recorder = new UsageRecorder({ usage, clients: store.clients }, clock)
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
    const recorder = new UsageRecorder(store, clock)
    for (let i = 0; i < 20_000; i++) recorder.record(event(`client-${i}`))
    recorder.record(event('one-more'))
    await recorder.flush()
    expect(await total()).toBe(20_001)
  })
})
