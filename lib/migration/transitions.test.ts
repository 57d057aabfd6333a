import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { announce, bulkAnnounce } from './announce'
import { getEnvironment } from './environments'
import { reissueClientId } from './reissue'
import { OPERATOR } from './testing/actors'
import { addIntegration, asNow, dates, type Hotel, makeHotel, traffic } from './testing/hotel'
import { applyTraffic } from './traffic'
import {
  abortCutover,
  beginCutover,
  closeProblem,
  completeMigration,
  openWindow,
  postpone,
  reportProblem,
  verifyEnvironment,
} from './transitions'

let world: World
let hotel: Hotel
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  hotel = await makeHotel(world)
})

const operator = () => asNow(world, OPERATOR)
const code = () => `E${hotel.name.slice(1)}`
const announced = () => announce(operator(), hotel.environmentId, { enterpriseCode: code(), ...dates(world) })
const open = async () => {
  await announced()
  return openWindow(operator(), hotel.environmentId)
}
const entries = async (id = hotel.environmentId) => {
  const query = { entityKind: 'environment' as const, entityId: id, limit: 100 }
  const absent = { actor: undefined, action: undefined, domain: undefined, outcome: undefined, from: undefined }
  const page = await world.store.audit.list({ ...absent, to: undefined, cursor: undefined, ...query }, null)
  return page.items.map(({ action }) => action).reverse()
}

describe('the announcement of a migration', () => {
  it('gives the enterprise its id, sets the dates and tells customer and partners', async () => {
    await addIntegration(world, hotel, 'rates', 'PARTNER')
    const view = await announced()
    expect(view).toMatchObject({ phase: 'NOTIFIED', enterpriseCode: code(), downtimeMinutes: 30, operator: 'operator' })
    const notices = await world.store.migrationNotices.list({ environmentId: hotel.environmentId, limit: 10 })
    expect(new Set(notices.items.map(({ customerId, partnerId }) => customerId ?? partnerId))).toEqual(
      new Set([hotel.customerId, hotel.partnerId]),
    )
  })

  it('H16 refuses an Enterprise ID that is a code of its chain or of a hotel in it, is reserved or taken (I10)', async () => {
    const refusal = { code: 'validation_failed', fieldErrors: { enterpriseCode: [expect.any(String)] } }
    for (const wrong of [hotel.name, `${hotel.name}A1`, 'OPERA', 'lower', 'MORETHAN8']) {
      const asked = announce(operator(), hotel.environmentId, { enterpriseCode: wrong, ...dates(world) })
      await expect(asked, wrong).rejects.toMatchObject(refusal)
    }
    const other = await makeHotel(world, { code: `T${hotel.name.slice(1)}` })
    const taken = announce(operator(), hotel.environmentId, {
      enterpriseCode: `T${hotel.name.slice(1)}`,
      ...dates(world),
    })
    await expect(taken).rejects.toMatchObject(refusal)
    const named = announce(operator(), other.environmentId, { enterpriseCode: 'ANOTHER', ...dates(world) })
    await expect(named).rejects.toMatchObject(refusal)
    expect(await getEnvironment(operator(), hotel.environmentId)).toMatchObject({
      phase: 'PLANNED',
      enterpriseCode: null,
    })
  })

  it('lies in the future, and the cut-over after the window', async () => {
    const { windowAt, cutoverAt } = dates(world)
    const past = announce(operator(), hotel.environmentId, {
      enterpriseCode: code(),
      windowAt: world.clock.now(),
      cutoverAt,
    })
    await expect(past).rejects.toMatchObject({ fieldErrors: { windowAt: [expect.any(String)] } })
    const inverse = announce(operator(), hotel.environmentId, { enterpriseCode: code(), windowAt, cutoverAt: windowAt })
    await expect(inverse).rejects.toMatchObject({ fieldErrors: { cutoverAt: [expect.any(String)] } })
  })

  it('of many environments is one result for each, and one that cannot be announced holds up no other', async () => {
    const other = await makeHotel(world, { code: `B${hotel.name.slice(1)}` })
    const results = await bulkAnnounce(operator(), {
      environmentIds: [hotel.environmentId, other.environmentId, 'nothing'],
      ...dates(world),
    })
    expect(results.map(({ ok }) => ok)).toEqual([false, true, false])
    expect(results[1]?.label).toBe(`${other.name}/PRD`)
  })
})

describe('the phases of an environment', () => {
  it('asked for what already is, change nothing and are told once', async () => {
    const view = await announced()
    expect(await announce(operator(), hotel.environmentId, { ...dates(world) })).toEqual(view)
    const opened = await openWindow(operator(), hotel.environmentId)
    expect(await openWindow(operator(), hotel.environmentId)).toEqual(opened)
    await beginCutover(operator(), hotel.environmentId)
    await beginCutover(operator(), hotel.environmentId)
    await completeMigration(operator(), hotel.environmentId)
    await completeMigration(operator(), hotel.environmentId)
    await reportProblem(asNow(world, hotel.customer), hotel.environmentId, { problem: 'No reservations' })
    await reportProblem(asNow(world, hotel.customer), hotel.environmentId, { problem: 'No rates' })
    await closeProblem(operator(), hotel.environmentId)
    await closeProblem(operator(), hotel.environmentId)
    await verifyEnvironment(asNow(world, hotel.customer), hotel.environmentId)
    await verifyEnvironment(asNow(world, hotel.customer), hotel.environmentId)
    expect(await entries()).toEqual([
      'environment.announce',
      'environment.open-window',
      'environment.begin-cutover',
      'environment.complete',
      'environment.report-problem',
      'environment.close-problem',
      'environment.verify',
    ])
  })

  it('tell everybody of a problem, and what a partner wrote of it to no other organisation', async () => {
    await addIntegration(world, hotel, 'rates', 'PARTNER')
    await open()
    await beginCutover(operator(), hotel.environmentId, { override: { name: 'operator', reason: 'a test' } })
    await completeMigration(operator(), hotel.environmentId)
    await reportProblem(asNow(world, hotel.partnerMember), hotel.environmentId, { problem: 'see evil.example' })
    const told = async () => {
      const query = { environmentId: hotel.environmentId, kind: 'PROBLEM' as const, limit: 20 }
      return (await world.store.migrationNotices.list(query)).items.map(({ body }) => body)
    }
    const bodies = await told()
    expect(bodies.length).toBeGreaterThan(1)
    for (const body of bodies) expect(body).toContain('a partner reported it')
    expect(bodies.join()).not.toContain('evil')
    await closeProblem(operator(), hotel.environmentId)
    world.clock.advanceSeconds(1)
    await reportProblem(operator(), hotel.environmentId, { problem: 'No reservations arrive' })
    expect((await told()).join()).toContain('No reservations arrive')
  })

  it('are opened by twelve at the same instant once', async () => {
    await announced()
    const views = await Promise.all(Array.from({ length: 12 }, () => openWindow(operator(), hotel.environmentId)))
    expect(new Set(views.map(({ version }) => version)).size).toBe(1)
    expect((await entries()).filter((action) => action === 'environment.open-window')).toHaveLength(1)
  })

  it('do not skip: each event is refused in every phase that it does not begin in', async () => {
    const refused = { code: 'conflict' }
    const id = hotel.environmentId
    await expect(openWindow(operator(), id)).rejects.toMatchObject(refused)
    await expect(beginCutover(operator(), id)).rejects.toMatchObject(refused)
    await expect(completeMigration(operator(), id)).rejects.toMatchObject(refused)
    await expect(abortCutover(operator(), id)).rejects.toMatchObject(refused)
    await expect(postpone(operator(), id, { reason: 'weather' })).rejects.toMatchObject(refused)
    await expect(reportProblem(operator(), id, { problem: 'weather' })).rejects.toMatchObject(refused)
    await expect(verifyEnvironment(operator(), id)).rejects.toMatchObject(refused)
    await open()
    await expect(completeMigration(operator(), id)).rejects.toMatchObject(refused)
    await expect(announce(operator(), id, dates(world))).rejects.toMatchObject(refused)
    expect((await getEnvironment(operator(), id)).may.completeMigration).toEqual({
      allowed: false,
      why: 'Possible while it is cut-over; it is migrating',
    })
  })

  it('a stale version is answered with what is there now', async () => {
    const view = await announced()
    await openWindow(operator(), hotel.environmentId, { expectedVersion: view.version })
    const stale = postpone(operator(), hotel.environmentId, { reason: 'weather', expectedVersion: view.version })
    await expect(stale).rejects.toMatchObject({ code: 'stale', data: { current: { phase: 'MIGRATING' } } })
  })

  it('one environment of a chain migrates at a time (I13)', async () => {
    await open()
    const now = world.clock.now()
    const second = `${hotel.name}-uat`
    await world.store.inventory.environments.insert({
      id: second,
      chainId: hotel.chainId,
      gatewayId: hotel.gatewayId,
      code: 'UAT',
      kind: 'NON_PRODUCTION',
      nameLower: `${hotel.name}/uat`.toLowerCase(),
      phase: 'PLANNED',
      operator: null,
      allowedNetworks: null,
      integrations: 0,
      version: 1,
      createdAt: now,
      updatedAt: now,
    })
    await announce(operator(), second, dates(world))
    await expect(openWindow(operator(), second)).rejects.toMatchObject({
      message: `Environment ${hotel.name}/PRD of the same chain is migrating; one at a time`,
    })
    await postpone(operator(), hotel.environmentId, { reason: 'weather' })
    expect(await openWindow(operator(), second)).toMatchObject({ phase: 'MIGRATING' })
    expect(await getEnvironment(operator(), hotel.environmentId)).toMatchObject({ phase: 'POSTPONED' })
  })
})

describe('the cut-over', () => {
  it('H19 waits until every integration has the score of the gate', async () => {
    const id = await addIntegration(world, hotel, 'locks', 'CUSTOMER')
    await open()
    await expect(beginCutover(operator(), hotel.environmentId)).rejects.toMatchObject({
      message: 'One integration is below R4',
    })
    await reissueClientId(asNow(world, hotel.customer), { environmentId: hotel.environmentId })
    await applyTraffic(operator(), [traffic(world, hotel, id, 'ocimTokenAt', 'ssdTokenAt')])
    await expect(beginCutover(operator(), hotel.environmentId)).rejects.toMatchObject({ code: 'conflict' })
    await applyTraffic(operator(), [traffic(world, hotel, id, 'ocimApiAt')])
    expect(await beginCutover(operator(), hotel.environmentId)).toMatchObject({ phase: 'CUTOVER', override: null })
  })

  it('goes on without it when somebody signs with name and reason, which the audit log keeps', async () => {
    await addIntegration(world, hotel, 'locks', 'CUSTOMER')
    await open()
    const unsigned = beginCutover(operator(), hotel.environmentId, { override: { name: '', reason: 'It is dead' } })
    await expect(unsigned).rejects.toMatchObject({ code: 'validation_failed' })
    const signed = { name: 'Ada Operator', reason: 'The vendor is out of business' }
    const view = await beginCutover(operator(), hotel.environmentId, { override: signed })
    expect(view).toMatchObject({ phase: 'CUTOVER', override: { by: signed.name, reason: signed.reason } })
    const query = { entityKind: 'environment' as const, entityId: hotel.environmentId, limit: 1 }
    const absent = { actor: undefined, action: undefined, domain: undefined, outcome: undefined, from: undefined }
    const [entry] = (await world.store.audit.list({ ...absent, to: undefined, cursor: undefined, ...query }, null))
      .items
    expect(entry?.changes).toContainEqual({ field: 'overriddenBy', before: null, after: signed.name })
  })

  it('is aborted to where it was while nothing is switched off', async () => {
    await open()
    await beginCutover(operator(), hotel.environmentId)
    expect(await abortCutover(operator(), hotel.environmentId)).toMatchObject({ phase: 'MIGRATING', ssdWorks: true })
  })
})
