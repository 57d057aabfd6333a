import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FrozenClock } from '@/lib/base/clock'
import { log } from '@/lib/base/log'
import type { GatewaySubject } from '@/lib/oauth/ports/gateway'
import type { GatewayKind, GatewayRuleId } from '@/lib/schemas/migration/gateway-rules'
import type { TrafficFact } from '@/lib/schemas/migration/traffic'
import { createStore } from '@/lib/store/prisma-store'
import type { Store } from '@/lib/store/store'
import { sqliteDatabase, type TestDatabase } from '@/lib/store/testing/databases'
import { GatewayRecorder } from './recorder'
import { KEPT_SECONDS, sweepGateway } from './sweep'

let database: TestDatabase
let store: Store
let clock: FrozenClock
let told: TrafficFact[][]
let recorder: GatewayRecorder
beforeEach(async () => {
  log().level = 'silent'
  database = await sqliteDatabase()
  store = await createStore(database.url)
  clock = new FrozenClock('2026-03-01T12:00:00Z')
  told = []
  const applyTraffic = async (facts: readonly TrafficFact[]) => void told.push([...facts])
  recorder = new GatewayRecorder({ store, clock, applyTraffic })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await store.close()
  await database.drop()
})

const subject = (integrationId = 'i1', environmentId: string | null = 'e1'): GatewaySubject => ({
  gatewayId: 'g1',
  environmentId,
  integrationId,
  partnerId: 'p1',
  customerId: null,
  actor: `user of ${integrationId}`,
  scheme: 'SSD',
})
const pass = (kind: GatewayKind = 'SSD', of = subject()) =>
  recorder.passed({ ...of, kind, domainName: 'Hotels', clientPk: 'pk', at: clock.now() })
const refuse = (rule: GatewayRuleId = 'gateway.scope', of = subject()) =>
  recorder.refused({
    ...of,
    kind: 'SSD',
    domainName: 'Hotels',
    correlationId: randomUUID(),
    status: 401,
    answer: 'Failed to authenticate application',
    trace: [{ rule, expected: 'a', got: 'b', passed: false, changeAt: 'c' }],
    at: clock.now(),
  })
const day = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-03-02T00:00:00Z') }
const series = (granularity: 'MINUTE' | 'HOUR' | 'DAY', integrationId: string | null = null) =>
  store.gatewayUsage.series({ environmentId: 'e1', integrationId, granularity, ...day })
const kept = () => store.gatewayRefusals.list({ limit: 10_000 })

describe('figures of gateways', () => {
  it('are written by minute for environments, by hour and day for integrations too', async () => {
    for (let request = 0; request < 3; request += 1) pass()
    refuse()
    await recorder.flush()
    const counts = { 'gateway.scope': 1, ok: 3 }
    for (const found of [
      await series('MINUTE'),
      await series('HOUR'),
      await series('DAY'),
      await series('DAY', 'i1'),
    ]) {
      expect(Object.fromEntries(found.map(({ outcome, count }) => [outcome, count]))).toEqual(counts)
    }
    expect(await series('MINUTE', 'i1')).toEqual([])
    const [activity] = await store.gatewayActivity.list({ environmentId: 'e1', limit: 5 })
    expect(activity).toMatchObject({ actor: 'user of i1', scheme: 'SSD', tokens: 3, refused: 1, calls: 0 })
  })

  it('add up over flushes, however many run at once, and across an hour', async () => {
    const flushes: Promise<void>[] = []
    for (let request = 0; request < 40; request += 1) {
      pass()
      if (request % 3 === 0) clock.advanceSeconds(200)
      flushes.push(recorder.flush())
    }
    await Promise.all(flushes)
    await recorder.flush({ all: true })
    const sum = (points: { count: number }[]) => points.reduce((all, { count }) => all + count, 0)
    expect([sum(await series('MINUTE')), sum(await series('HOUR')), sum(await series('DAY'))]).toEqual([40, 40, 40])
    expect((await series('HOUR')).length).toBeGreaterThan(0)
  })

  it('that could not be written are written the next time, once', async () => {
    pass()
    refuse()
    const broken = vi.spyOn(store.gatewayUsage, 'add').mockRejectedValue(new Error('disk full'))
    const lost = vi.spyOn(store.gatewayRefusals, 'insert').mockRejectedValue(new Error('disk full'))
    await recorder.flush()
    expect(told).toHaveLength(1)
    broken.mockRestore()
    lost.mockRestore()
    pass()
    await recorder.flush()
    expect((await series('DAY', 'i1')).find(({ outcome }) => outcome === 'ok')?.count).toBe(2)
    expect(await kept()).toHaveLength(1)
  })
})

describe('what moves the readiness of an integration', () => {
  it('is told at once, one fact an integration, with the latest instant of each kind', async () => {
    pass('SSD')
    clock.advanceSeconds(1)
    pass('SSD')
    pass('API')
    recorder.passed({ ...subject(), scheme: 'OCIM', kind: 'API', domainName: 'd', clientPk: 'pk', at: clock.now() })
    refuse('gateway.address')
    await recorder.flush()
    const at = clock.now()
    expect(told).toEqual([
      [
        {
          environmentId: 'e1',
          integrationId: 'i1',
          ssdTokenAt: at,
          ocimTokenAt: null,
          ssdApiAt: at,
          ocimApiAt: at,
          addressRefusedAt: at,
          gatewayRefusedAt: null,
        },
      ],
    ])
  })

  it('is told again after some seconds only, and never left out', async () => {
    pass()
    await recorder.flush()
    clock.advanceSeconds(2)
    pass()
    await recorder.flush()
    expect(told).toHaveLength(1)
    const second = clock.now()
    clock.advanceSeconds(3)
    await recorder.flush()
    expect(told[1]?.[0]?.ssdTokenAt).toEqual(second)
  })

  it('is told again when telling failed, and when the clock was moved back', async () => {
    const applyTraffic = vi.fn().mockRejectedValueOnce(new Error('busy')).mockResolvedValue(undefined)
    recorder = new GatewayRecorder({ store, clock, applyTraffic })
    pass()
    await recorder.flush()
    await recorder.flush()
    expect(applyTraffic).toHaveBeenCalledTimes(2)
    clock.advanceSeconds(-86_400)
    pass()
    await recorder.flush()
    expect(applyTraffic).toHaveBeenCalledTimes(3)
  })
})

describe('a flood of refusals', () => {
  it('is counted whole, kept in part, and takes no room from others', async () => {
    for (let request = 0; request < 5000; request += 1) refuse()
    refuse('gateway.scope', subject('i2', 'e2'))
    await recorder.flush()
    const found = await kept()
    expect(found.filter(({ environmentId }) => environmentId === 'e1')).toHaveLength(60)
    expect(found.filter(({ environmentId }) => environmentId === 'e2')).toHaveLength(1)
    expect((await series('DAY'))[0]?.count).toBe(5000)
  })

  it('leaves room again with time, and none for a clock that is moved back', async () => {
    for (let request = 0; request < 100; request += 1) refuse()
    clock.advanceSeconds(-3600)
    refuse()
    clock.advanceSeconds(100)
    for (let request = 0; request < 100; request += 1) refuse()
    await recorder.flush()
    expect(await kept()).toHaveLength(70)
  })
})

describe('the sweep', () => {
  it('removes each kind at its age and not before', async () => {
    pass()
    refuse()
    await recorder.flush({ all: true })
    const left = async (seconds: number) => {
      clock.set(new Date(Date.parse('2026-03-01T12:00:00Z') + seconds * 1000))
      await sweepGateway({ store, clock }, 0)
      const activity = await store.gatewayActivity.list({ environmentId: 'e1', limit: 5 })
      const sizes = [await series('MINUTE'), await series('HOUR'), await series('DAY'), activity, await kept()]
      return sizes.map(({ length }) => (length > 0 ? 'kept' : 'gone'))
    }
    expect(await left(KEPT_SECONDS.MINUTE)).toEqual(['kept', 'kept', 'kept', 'kept', 'kept'])
    expect(await left(KEPT_SECONDS.MINUTE + 1)).toEqual(['gone', 'kept', 'kept', 'kept', 'kept'])
    expect(await left(KEPT_SECONDS.HOUR + 1)).toEqual(['gone', 'gone', 'kept', 'kept', 'kept'])
    expect(await left(KEPT_SECONDS.refusals + 1)).toEqual(['gone', 'gone', 'kept', 'kept', 'gone'])
    expect(await left(KEPT_SECONDS.activity + 1)).toEqual(['gone', 'gone', 'kept', 'gone', 'gone'])
    expect(await left(KEPT_SECONDS.DAY + 1)).toEqual(['gone', 'gone', 'gone', 'gone', 'gone'])
  })
})
