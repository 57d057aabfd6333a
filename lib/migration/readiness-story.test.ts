import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { dialects } from '@/lib/store/testing/databases'
import { announce } from './announce'
import { getEnvironment, listEnvironments, migrationBoard } from './environments'
import { disableClient, issueSecret, restrictClient } from './gateway-clients'
import { acknowledge, confirmLimits, verifyIntegration } from './integration-progress'
import { getIntegration, listIntegrations } from './integrations'
import { createOwnClient, splitSharedClient } from './own-clients'
import { reissueClientId } from './reissue'
import { OPERATOR } from './testing/actors'
import { addEnvironment, addIntegration, asNow, dates, type Hotel, makeHotel, traffic } from './testing/hotel'
import { applyQuiet, applyTraffic } from './traffic'
import { beginCutover, completeMigration, openWindow, verifyEnvironment } from './transitions'
import { tickStep, wizardOf } from './wizard'

describe.each(dialects)('readiness, clients and steps on $dialect', ({ create }) => {
  let world: World
  let hotel: Hotel
  let internal: string
  let foreign: string
  beforeAll(async () => {
    world = await openWorld(create)
  })
  afterAll(() => world?.close())
  beforeEach(async () => {
    hotel = await makeHotel(world)
    internal = await addIntegration(world, hotel, 'locks', 'CUSTOMER', 2)
    foreign = await addIntegration(world, hotel, 'rates', 'PARTNER', 3)
  })

  const operator = () => asNow(world, OPERATOR)
  const customer = () => asNow(world, hotel.customer)
  const partner = () => asNow(world, hotel.partner)
  const code = () => `E${hotel.name.slice(1)}`
  const environmentId = () => hotel.environmentId
  async function open(): Promise<void> {
    await announce(operator(), environmentId(), { enterpriseCode: code(), ...dates(world) })
    await openWindow(operator(), environmentId())
  }
  async function complete(): Promise<void> {
    await beginCutover(operator(), environmentId(), { override: { name: 'Ada', reason: 'agreed' } })
    await completeMigration(operator(), environmentId())
  }
  const reissue = (who: 'customer' | 'partner') =>
    reissueClientId(who === 'customer' ? customer() : partner(), { environmentId: environmentId() })

  it('readiness follows real traffic, from not started to SSD silent, and falls back when SSD comes again', async () => {
    const stands = async () => {
      const { state, score } = await getIntegration(operator(), foreign)
      return `${state} R${score}`
    }
    expect(await stands()).toBe('SSD_ONLY R0')
    await acknowledge(partner(), foreign)
    expect(await stands()).toBe('SSD_ONLY R1')
    await open()
    await reissue('partner')
    expect(await stands()).toBe('CREDENTIALS_ISSUED R2')
    const tell = (...what: Parameters<typeof traffic>[3][]) =>
      applyTraffic(operator(), [traffic(world, hotel, foreign, ...what)])
    await tell('ssdTokenAt', 'ocimTokenAt')
    expect(await stands()).toBe('DUAL R3')
    expect((await getIntegration(partner(), foreign)).blockers).toEqual(['ssd-still-used'])
    await tell('ocimApiAt')
    expect(await stands()).toBe('DUAL R4')
    await applyQuiet(operator(), world.clock.now())
    expect(await stands()).toBe('DUAL R4')
    world.clock.advanceSeconds(86_400)
    await Promise.all([applyQuiet(operator(), world.clock.now()), applyQuiet(operator(), world.clock.now())])
    expect(await stands()).toBe('OCIM_ONLY R5')
    await tell('ssdTokenAt')
    expect(await stands()).toBe('DUAL R4')
    expect((await getEnvironment(operator(), environmentId())).counts).toMatchObject({
      integrations: 2,
      dual: 1,
      ssdOnly: 1,
    })
    world.clock.advanceSeconds(-7200)
    await tell('ssdTokenAt', 'ocimTokenAt')
    expect(await stands()).toBe('DUAL R4')
  })

  it('after completion the passing of time alone shows that SSD fell silent, verified or not, and it is counted once', async () => {
    await open()
    await reissue('customer')
    await reissue('partner')
    const known = (id: string) => traffic(world, hotel, id, 'ssdTokenAt', 'ocimTokenAt', 'ocimApiAt')
    await applyTraffic(operator(), [known(internal), known(foreign)])
    await complete()
    await confirmLimits(partner(), foreign)
    await verifyIntegration(partner(), foreign)
    const stands = async () => {
      const both = await Promise.all([internal, foreign].map((id) => getIntegration(operator(), id)))
      return both.map(({ state, score }) => `${state} R${score}`)
    }
    expect(await stands()).toEqual(['OCIM_ONLY R4', 'VERIFIED R4'])
    world.clock.advanceSeconds(86_399)
    await applyQuiet(operator(), world.clock.now())
    expect(await stands()).toEqual(['OCIM_ONLY R4', 'VERIFIED R4'])
    world.clock.advanceSeconds(1)
    const versions = async () => (await world.store.audit.after(0, 10_000)).length
    const before = await versions()
    await Promise.all([1, 2, 3].map(() => applyQuiet(operator(), world.clock.now())))
    expect(await stands()).toEqual(['OCIM_ONLY R5', 'VERIFIED R5'])
    expect(await versions(), 'no state changed, so nothing is written down').toBe(before)
    const due = await world.store.migration.integrations.quietSince(world.clock.now(), 10)
    expect(due).not.toContain(internal)
    expect(due).not.toContain(foreign)
  })

  it('what time ends is ended by any node: a refusal of yesterday, and SSD that fell silent without a call by OCIM', async () => {
    await open()
    await reissue('partner')
    const blockers = async () => (await getIntegration(operator(), foreign)).blockers
    const tell = (...what: Parameters<typeof traffic>[3][]) =>
      applyTraffic(operator(), [traffic(world, hotel, foreign, ...what)])
    await tell('addressRefusedAt', 'gatewayRefusedAt', 'ssdTokenAt', 'ocimTokenAt')
    expect(await blockers()).toEqual(['gateway-mismatch', 'address-refused', 'ssd-still-used'])
    expect((await getEnvironment(operator(), environmentId())).counts.blocked).toBe(1)
    world.clock.advanceSeconds(86_400)
    await applyQuiet(operator(), world.clock.now())
    expect(await blockers()).toEqual([])
    expect((await getEnvironment(operator(), environmentId())).counts.blocked).toBe(0)
    const due = await world.store.migration.integrations.quietSince(world.clock.now(), 10)
    expect(due, 'it is found once').not.toContain(foreign)
  })

  it('an enterprise without id is held against every integration until it has one, in all its environments', async () => {
    const second = await addEnvironment(world, hotel, 'UAT', 'NON_PRODUCTION')
    const there = await addIntegration(world, second, 'kiosk', 'CUSTOMER')
    expect((await getIntegration(operator(), there)).blockers).toEqual(['enterprise-missing'])
    await announce(operator(), environmentId(), { enterpriseCode: code(), ...dates(world) })
    expect((await getIntegration(operator(), there)).blockers).toEqual([])
    expect((await getEnvironment(operator(), second.environmentId)).counts.blocked).toBe(0)
  })

  it('after completion those without OCIM are broken until they get a token, and each is verified once', async () => {
    await open()
    await reissue('customer')
    await applyTraffic(operator(), [traffic(world, hotel, internal, 'ocimTokenAt', 'ocimApiAt', 'ssdTokenAt')])
    await complete()
    const stateOf = async (id: string) => (await getIntegration(operator(), id)).state
    expect([await stateOf(internal), await stateOf(foreign)]).toEqual(['OCIM_ONLY', 'BROKEN'])
    await reissue('partner')
    expect(await stateOf(foreign)).toBe('BROKEN')
    world.clock.advanceSeconds(60)
    await applyTraffic(operator(), [
      traffic(world, hotel, foreign, 'ocimTokenAt', 'ocimApiAt'),
      traffic(world, hotel, internal, 'ocimTokenAt', 'ocimApiAt'),
    ])
    await expect(verifyIntegration(partner(), foreign)).rejects.toMatchObject({
      message: expect.stringContaining('limits'),
    })
    await confirmLimits(partner(), foreign)
    expect(await verifyIntegration(partner(), foreign)).toMatchObject({
      state: 'VERIFIED',
      verifiedBy: hotel.partner.name,
    })
    await expect(verifyEnvironment(operator(), environmentId())).rejects.toMatchObject({
      message: 'One integration is not verified yet',
    })
    await verifyIntegration(customer(), internal)
    expect(await verifyEnvironment(customer(), environmentId())).toMatchObject({
      phase: 'VERIFIED',
      counts: { verified: 2 },
    })
  })

  it('clients of single integrations come after completion: with a chosen part, by a split, limited to hotels', async () => {
    await open()
    const own = { environmentId: environmentId(), integrationId: internal, namePart: 'Night' }
    await expect(createOwnClient(customer(), own)).rejects.toMatchObject({ code: 'conflict' })
    const second = await addIntegration(world, hotel, 'Mini Bar', 'CUSTOMER', 0)
    await complete()
    const made = await createOwnClient(customer(), own)
    expect(made.client).toMatchObject({ clientId: `${hotel.name}PRD${code()}Night`, kind: 'OWN', hasSecret: true })
    await expect(createOwnClient(customer(), own)).rejects.toMatchObject({
      fieldErrors: { namePart: [expect.any(String)] },
    })
    await expect(createOwnClient(partner(), own)).rejects.toMatchObject({ code: 'forbidden' })
    const split = await splitSharedClient(customer(), environmentId())
    expect(split.map(({ integration, client }) => [integration.id, client.clientId])).toEqual([
      [second, `${hotel.name}PRD${code()}MiniBar`],
    ])
    expect(await splitSharedClient(customer(), environmentId())).toEqual([])
    const limits = { allProperties: false, propertyIds: hotel.propertyIds.slice(1) }
    expect((await restrictClient(customer(), made.client.pk, limits)).properties).toHaveLength(2)
    expect(await disableClient(customer(), made.client.pk)).toMatchObject({ disabledAt: world.clock.now() })
    await expect(issueSecret(customer(), made.client.pk)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('a partner is told of its own integrations alone, in counts, lists and steps', async () => {
    await open()
    expect((await getEnvironment(partner(), environmentId())).counts.integrations).toBe(1)
    expect((await getEnvironment(customer(), environmentId())).counts.integrations).toBe(2)
    expect((await listIntegrations(partner(), environmentId())).items.map(({ id }) => id)).toEqual([foreign])
    const asked = await listEnvironments(partner(), { partner: hotel.strangerId, attention: 'broken', operator: 'x' })
    expect(asked.items.map(({ id }) => id)).toEqual([environmentId()])
    const foreignFilter = await listIntegrations(partner(), environmentId(), { partner: hotel.strangerId })
    expect(foreignFilter.items.map(({ id }) => id)).toEqual([foreign])
    const columns = (await migrationBoard(partner(), {})).columns
    expect(columns.flatMap(({ items }) => items.map(({ counts }) => counts.integrations))).toEqual([1])
    const steps = await wizardOf(partner(), environmentId())
    expect(steps.map(({ key }) => key)).not.toContain('restrict')
    expect(JSON.stringify(steps)).not.toContain('customer')
  })

  it('the wizard says what is missing and who must act, and keeps ticks and notes for whoever takes over', async () => {
    const stateOf = async (key: string) =>
      (await wizardOf(operator(), environmentId())).find((step) => step.key === key)
    expect(await stateOf('inventory')).toMatchObject({ state: 'current', waitingFor: 'Operations' })
    await tickStep(operator(), environmentId(), 1, { done: true, note: 'Ask Ada about the lifts' })
    expect(await stateOf('inventory')).toMatchObject({
      state: 'done',
      doneBy: 'operator',
      note: 'Ask Ada about the lifts',
    })
    expect(await stateOf('enterprise')).toMatchObject({
      state: 'current',
      missing: [expect.any(String), expect.any(String)],
    })
    await open()
    const reissueStep = await stateOf('reissue')
    expect(reissueStep).toMatchObject({ state: 'current', missing: ['2 integrations have no OCIM client'] })
    expect(reissueStep?.waitingFor).toBe(`${hotel.name}-customer, ${hotel.name}-partner`)
    await reissue('customer')
    await reissue('partner')
    expect(await stateOf('reissue')).toMatchObject({ state: 'done' })
    expect(await stateOf('convert')).toMatchObject({ state: 'later' })
  })
})
