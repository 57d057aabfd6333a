import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { openWorld, type World } from '@/lib/policy/testing/world'
import type { GatewayRefusalRecord } from '@/lib/store/migration/gateway-types'
import { errorTable, getRefusal, listRefusals } from './refusals'
import { AUDITOR, DOMAIN_ADMINISTRATOR, NOBODY, OPERATOR } from './testing/actors'
import { addIntegration, type Hotel, makeHotel } from './testing/hotel'
import { activityOf, liveCounts, usageOf } from './usage'

let world: World
let hotel: Hotel
let elsewhere: Hotel
let locks: string
let till: string
const now = new Date('2026-01-01T00:30:20Z')
const day = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-01-02T00:00:00Z') }

beforeAll(async () => {
  world = await openWorld()
  world.clock.set(now)
  hotel = await makeHotel(world)
  elsewhere = await makeHotel(world)
  locks = await addIntegration(world, hotel, 'locks', 'PARTNER')
  till = await addIntegration(world, hotel, 'till', 'CUSTOMER')
  const { environmentId } = hotel
  const counts = [
    { integrationId: '', kind: 'SSD' as const, outcome: 'ok', count: 7 },
    { integrationId: '', kind: 'OCIM' as const, outcome: 'gateway.scope', count: 5 },
    { integrationId: '', kind: 'API' as const, outcome: 'gateway.token', count: 2 },
  ].map((row) => ({ ...row, environmentId }))
  await world.store.gatewayUsage.add(now, counts, ['MINUTE', 'HOUR', 'DAY'])
  const own = [
    { integrationId: locks, kind: 'SSD' as const, outcome: 'ok', count: 4 },
    { integrationId: till, kind: 'SSD' as const, outcome: 'ok', count: 3 },
    { integrationId: locks, kind: 'OCIM' as const, outcome: 'gateway.scope', count: 4 },
  ].map((row) => ({ ...row, environmentId }))
  await world.store.gatewayUsage.add(now, own, ['HOUR', 'DAY'])
  const activity = { environmentId, bucket: day.from, tokens: 1, calls: 0, refused: 0, firstAt: now, lastAt: now }
  await world.store.gatewayActivity.add([
    { ...activity, actor: 'LOCKS_USER', scheme: 'SSD', integrationId: locks },
    { ...activity, actor: 'H1-Client', scheme: 'OCIM', integrationId: till },
  ])
  await world.store.gatewayRefusals.insert([
    refusal('of-locks', { integrationId: locks, partnerId: hotel.partnerId }),
    refusal('of-till', { integrationId: till, customerId: hotel.customerId }),
    refusal('of-nobody', { environmentId: null }),
  ])
})
afterAll(() => world?.close())

function refusal(correlationId: string, change: Partial<GatewayRefusalRecord>): GatewayRefusalRecord {
  return {
    correlationId,
    at: now,
    gatewayId: hotel.gatewayId,
    environmentId: hotel.environmentId,
    integrationId: null,
    partnerId: null,
    customerId: null,
    kind: 'OCIM',
    status: 403,
    answer: 'invalid_grant_type_or_scope',
    rule: 'gateway.scope',
    trace: [{ rule: 'gateway.scope', expected: 'a scope', got: 'none', passed: false, changeAt: 'the caller' }],
    ...change,
  }
}

const code = async (work: Promise<unknown>) => {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  )
  return thrown instanceof Error && 'code' in thrown ? thrown.code : thrown
}

describe('counts', () => {
  it('of the last hour come by the minute, the empty ones too', async () => {
    const { minutes } = await liveCounts(world.as(OPERATOR), hotel.environmentId)
    expect(minutes).toHaveLength(60)
    expect(minutes.at(-1)).toEqual({ at: new Date('2026-01-01T00:30:00Z'), ssd: 7, ocim: 0, api: 0, refused: 5 })
    expect(minutes[0]).toEqual({ at: new Date('2025-12-31T23:31:00Z'), ssd: 0, ocim: 0, api: 0, refused: 0 })
  })

  it('of an integration are told to its owner', async () => {
    const query = { integrationId: locks, granularity: 'HOUR' as const, ...day }
    const { buckets } = await usageOf(world.as(hotel.partner), query)
    expect(buckets).toEqual([
      { at: day.from, kind: 'OCIM', outcome: 'gateway.scope', count: 4 },
      { at: day.from, kind: 'SSD', outcome: 'ok', count: 4 },
    ])
    expect(await code(usageOf(world.as(hotel.partner), { ...query, granularity: 'MINUTE' }))).toBe('validation_failed')
  })

  it('of a whole environment are told to operators and its customer, to no partner', async () => {
    const query = { environmentId: hotel.environmentId, granularity: 'DAY' as const, ...day }
    for (const actor of [OPERATOR, AUDITOR, hotel.customer]) {
      expect((await usageOf(world.as(actor), query)).buckets).toHaveLength(3)
    }
    for (const actor of [hotel.partner, hotel.stranger, elsewhere.customer]) {
      expect(await code(usageOf(world.as(actor), query))).toBe('not_found')
      expect(await code(liveCounts(world.as(actor), hotel.environmentId))).toBe('not_found')
    }
  })

  it('by rule show a partner its own integrations, and others what could not be told too', async () => {
    const query = { environmentId: hotel.environmentId, ...day }
    const rows = async (actor: Actor) =>
      (await errorTable(world.as(actor), query)).rows.map(({ integration, outcome, count }) => [
        integration?.name ?? null,
        outcome,
        count,
      ])
    expect(await rows(hotel.partner)).toEqual([
      ['locks', 'gateway.scope', 4],
      ['locks', 'ok', 4],
    ])
    expect(await rows(OPERATOR)).toEqual([
      ['locks', 'gateway.scope', 4],
      ['locks', 'ok', 4],
      ['till', 'ok', 3],
      [null, 'gateway.scope', 1],
      [null, 'gateway.token', 2],
    ])
  })
})

describe('who called', () => {
  it('is told to the customer whole, to a partner of its own integrations, and to nobody else', async () => {
    const actors = async (actor: Actor) =>
      (await activityOf(world.as(actor), hotel.environmentId, {})).items.map((item) => item.actor)
    expect(await actors(hotel.customer)).toEqual(['LOCKS_USER', 'H1-Client'])
    expect(await actors(hotel.partner)).toEqual(['LOCKS_USER'])
    for (const actor of [hotel.stranger, elsewhere.customer]) {
      expect(await code(activityOf(world.as(actor), hotel.environmentId, {}))).toBe('not_found')
    }
  })

  it('comes page by page, and a false cursor is the first page', async () => {
    const page = (cursor?: string) => activityOf(world.as(OPERATOR), hotel.environmentId, { limit: 1, cursor })
    const first = await page()
    expect(first.items.map(({ actor }) => actor)).toEqual(['LOCKS_USER'])
    const second = await page(first.nextCursor ?? '')
    expect(second.items.map(({ actor }) => actor)).toEqual(['H1-Client'])
    expect(second.nextCursor).toBeNull()
    for (const cursor of [
      'nonsense',
      Buffer.from('[1,2,3]').toString('base64url'),
      Buffer.from('[]').toString('base64'),
    ])
      expect((await page(cursor)).items).toEqual(first.items)
  })
})

describe('refusals', () => {
  const ids = async (actor: Actor, query = {}) =>
    (await listRefusals(world.as(actor), query)).items.map(({ correlationId }) => correlationId)

  it('are listed to operators whole, to owners where they are theirs', async () => {
    expect(await ids(OPERATOR)).toEqual(['of-till', 'of-nobody', 'of-locks'])
    expect(await ids(hotel.partner)).toEqual(['of-locks'])
    expect(await ids(hotel.customerMember)).toEqual(['of-till'])
    expect(await ids(elsewhere.customer, { environmentId: hotel.environmentId })).toEqual([])
    expect(await ids(OPERATOR, { integrationId: till })).toEqual(['of-till'])
    expect(await ids(OPERATOR, { rule: 'x\0' })).toEqual([])
  })

  it('are explained to their owner and to operators, and are not there for anybody else', async () => {
    const view = await getRefusal(world.as(hotel.partner), 'of-locks')
    expect(view).toMatchObject({ integration: { name: 'locks' }, rule: 'gateway.scope', status: 403 })
    expect(view.trace).toHaveLength(1)
    expect((await getRefusal(world.as(AUDITOR), 'of-nobody')).environment).toBeNull()
    const strangers = [hotel.stranger, hotel.customer, elsewhere.partner, elsewhere.customer]
    for (const actor of strangers) expect(await code(getRefusal(world.as(actor), 'of-locks'))).toBe('not_found')
    for (const id of ['of-nobody', randomUUID(), 'no\0thing', 'x'.repeat(5000)]) {
      expect(await code(getRefusal(world.as(hotel.partner), id))).toBe('not_found')
    }
  })

  it('are nobody’s business who may not read the migration', async () => {
    expect(await code(listRefusals(world.as(NOBODY), {}))).toBe('unauthenticated')
    expect(await code(listRefusals(world.as(DOMAIN_ADMINISTRATOR), {}))).toBe('forbidden')
    expect(await code(getRefusal(world.as(DOMAIN_ADMINISTRATOR), 'of-locks'))).toBe('forbidden')
  })
})
