import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { announce } from './announce'
import { migrationAttention } from './attention'
import { environmentHistory } from './environment-history'
import { environmentLive } from './environment-live'
import { reissueClientId } from './reissue'
import { migrationReport } from './report'
import { AUDITOR, DOMAIN_ADMINISTRATOR, NOBODY, OPERATOR } from './testing/actors'
import { addIntegration, asNow, dates, type Hotel, makeHotel, traffic } from './testing/hotel'
import { applyTraffic } from './traffic'
import { beginCutover, completeMigration, openWindow } from './transitions'
import { tickStep } from './wizard'

let world: World
let hotel: Hotel
const operator = () => asNow(world, OPERATOR)

beforeAll(async () => {
  world = await openWorld()
  hotel = await makeHotel(world)
  const { environmentId } = hotel
  const rates = await addIntegration(world, hotel, 'rates', 'PARTNER')
  await addIntegration(world, hotel, 'locks', 'CUSTOMER')
  await announce(operator(), environmentId, { enterpriseCode: `E${hotel.name.slice(1)}`, ...dates(world) })
  await tickStep(operator(), environmentId, 1, { done: true, note: 'told by the hotel' })
  await openWindow(operator(), environmentId)
  await reissueClientId(asNow(world, hotel.partner), { environmentId, overlapHours: 24 })
  await applyTraffic(operator(), [traffic(world, hotel, rates, 'ocimTokenAt', 'ocimApiAt')])
  await beginCutover(operator(), environmentId, { override: { name: 'Ada Byron', reason: 'The old site closes' } })
  await completeMigration(operator(), environmentId)
})
afterAll(() => world.close())

describe('the report of a migration', () => {
  it('tells every move with who brought it about, oldest first, and what owners did to their clients', async () => {
    const report = await migrationReport(operator(), hotel.environmentId)
    const moves = report.entries.flatMap(({ move, who }) => (move ? [`${move.from}→${move.to} ${who}`] : []))
    expect(moves).toEqual([
      'PLANNED→NOTIFIED operator',
      'NOTIFIED→MIGRATING operator',
      'MIGRATING→CUTOVER operator',
      'CUTOVER→MIGRATED operator',
    ])
    const sentences = report.entries.map(({ sentence }) => sentence)
    expect(sentences).toContain(`operator ticked step Inventory of ${hotel.name}/PRD`)
    expect(sentences.some((sentence) => sentence.startsWith(`${hotel.partner.name} issued client`))).toBe(true)
    expect(sentences).toContain(`operator began the cut-over of ${hotel.name}/PRD below the gate, signed by Ada Byron`)
  })

  it('has every integration with a curve over all its days, and the users that became clients', async () => {
    const report = await migrationReport(operator(), hotel.environmentId)
    expect(report.integrations.map(({ name }) => name)).toEqual(['locks', 'rates'])
    const days = Math.round((report.to.getTime() - report.from.getTime()) / 86_400_000) + 1
    for (const { days: curves } of report.integrations) {
      expect(curves.ssd).toHaveLength(days)
      expect(curves.ocim).toHaveLength(days)
    }
    expect(report.users.converted + report.users.retired).toBeGreaterThan(0)
    expect(report.environment.override).toMatchObject({ by: 'Ada Byron' })
    expect(report.furtherIntegrations).toBe(0)
  })
})

describe('what only operators and auditors read of a migration', () => {
  const reads = {
    report: migrationReport,
    history: environmentHistory,
  }
  it.each(Object.entries(reads))('the %s is read by them and by nobody else', async (_, read) => {
    for (const actor of [OPERATOR, AUDITOR]) await read(asNow(world, actor), hotel.environmentId)
    for (const actor of [DOMAIN_ADMINISTRATOR, hotel.customer, hotel.partner, hotel.stranger]) {
      await expect(read(asNow(world, actor), hotel.environmentId)).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(read(asNow(world, NOBODY), hotel.environmentId)).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('the history is of this environment alone, newest first, a page at a time', async () => {
    const other = await makeHotel(world)
    await tickStep(operator(), other.environmentId, 1, { done: true })
    const first = await environmentHistory(operator(), hotel.environmentId, { limit: 2 })
    expect(first.page.items.map(({ action }) => action)).toEqual(['environment.complete', 'environment.begin-cutover'])
    const rest = await environmentHistory(operator(), hotel.environmentId, { cursor: first.page.nextCursor ?? '' })
    expect(rest.page.items.every(({ entityId }) => entityId === hotel.environmentId)).toBe(true)
    expect(Object.values(first.sentences)[0]).toContain(hotel.name)
  })

  it('due migrations are told to them, and to others nothing', async () => {
    expect(await migrationAttention(asNow(world, DOMAIN_ADMINISTRATOR))).toEqual([])
    expect(await migrationAttention(asNow(world, hotel.customer))).toEqual([])
    expect(Array.isArray(await migrationAttention(asNow(world, AUDITOR)))).toBe(true)
  })
})

describe('what the page of an environment keeps fresh', () => {
  it('after completion shows who is without OCIM, and the steps with their notes', async () => {
    const { environment, steps, onSsd } = await environmentLive(operator(), hotel.environmentId)
    expect(environment.phase).toBe('MIGRATED')
    expect(onSsd.items.map(({ name, state }) => [name, state])).toEqual([['locks', 'BROKEN']])
    expect(steps[0]?.note).toBe('told by the hotel')
  })
})
