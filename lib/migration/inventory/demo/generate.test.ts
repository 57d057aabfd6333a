import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterpriseIdSchema } from '@/lib/schemas/migration/identifiers'
import { DURING, ssdWorksIn } from '@/lib/schemas/migration/phase'
import { dialects } from '@/lib/store/testing/databases'
import { listInventory } from '../inventory'
import { AUDITOR, type InventoryWorld, openInventory } from '../testing/world'
import { chance } from './chance'
import { generateDemoInventory } from './generate'
import { demoIntegrations } from './integrations'
import { GROUPS } from './names'
import { demoOrganisations } from './organisations'
import { integrationRow } from './progress-rows'
import { seriesOf } from './series'
import { timingOf } from './timing'

const NOW = new Date('2026-05-20T14:30:00Z')
const DAY_MS = 86_400_000

const world = demoOrganisations('domain', NOW, () => 'key')
const integrations = demoIntegrations(world)
const told = integrations.map((of) => {
  const timing = timingOf(of.environment.phase, NOW, chance(`timing ${of.environment.label}`))
  const series = seriesOf(of, timing, NOW)
  return { of, series, timing, row: integrationRow(of, series, timing, NOW) }
})

describe('the sample inventory', () => {
  it('is the same every time, but for secrets', () => {
    expect(demoIntegrations(demoOrganisations('domain', NOW, () => 'key'))).toEqual(integrations)
  })

  it('has unique names and user names in each environment, and an application of one integration there', () => {
    for (const of of [
      integrations.map((each) => `${each.environment.id}/${each.name}`),
      integrations.flatMap((each) => each.usernames.map((name) => `${each.environment.id}/${name}`)),
      integrations.flatMap((each) => (each.applicationId ? [`${each.environment.id}/${each.applicationId}`] : [])),
    ]) {
      expect(new Set(of).size).toBe(of.length)
    }
  })

  it('gives work to every partner', () => {
    expect(new Set(integrations.flatMap(({ partner }) => partner?.id ?? [])).size).toBe(60)
  })

  it('keeps the rules of identifiers and has at most one environment of a chain in the window', () => {
    for (const { code, chains } of GROUPS) {
      expect(enterpriseIdSchema.safeParse(code).error).toBeUndefined()
      expect(chains.map(([chain]) => chain)).not.toContain(code)
    }
    const during = world.environments.filter(({ phase }) => DURING.includes(phase)).map(({ chain }) => chain.id)
    expect(new Set(during).size).toBe(during.length)
    expect(during.length).toBeGreaterThan(5)
  })

  it('says of each integration what its traffic shows', () => {
    for (const { of, series, row, timing } of told) {
      const today = series.days.at(-1)
      if (row.score === 5) {
        expect(row.lastOcimAt, of.name).not.toBeNull()
        expect(NOW.getTime() - (series.lastSsdAt?.getTime() ?? 0), of.name).toBeGreaterThan(DAY_MS)
      }
      if (of.stage === 'DUAL') expect(Math.min(today?.ssd ?? 0, today?.ocim ?? 0), of.name).toBeGreaterThan(0)
      if (Number(row.score) < 3) expect(row.lastOcimAt).toBeNull()
      if (!ssdWorksIn(of.environment.phase)) {
        const after = series.days.filter(({ bucket }) => timing.completedAt && bucket > timing.completedAt)
        expect(after.every(({ ssd }) => ssd === 0)).toBe(true)
      }
    }
  })
})

describe.each(dialects)('the sample inventory on $dialect', ({ create }) => {
  let world: InventoryWorld
  beforeAll(async () => {
    world = await openInventory(create)
    world.clock.set(NOW)
  })
  afterAll(() => world.close())

  it('is made once: three enterprises, twelve chains, forty environments, sixty partners, 500 integrations', async () => {
    const made = await generateDemoInventory(world.system, world.domainId)
    expect(made).toEqual({ enterprises: 3, chains: 12, environments: 40, partners: 60, integrations: 500 })
    expect(await generateDemoInventory(world.system, world.domainId)).toBeNull()
    const environments = await listInventory(world.system, 'environment', { limit: 200 })
    const sum = environments.items.reduce((total, { facts }) => total + Number(facts.integrations), 0)
    expect(sum).toBe(500)
    expect(new Set(environments.items.map(({ facts }) => facts.phase)).size).toBe(8)
    // The rules of real traffic see what was meant: a tick of the clock moves nothing.
    const seen = new Map<string, number>()
    for (const { id } of environments.items) {
      for (const { id: integration, state, score } of await world.store.migration.integrations.factsOf(id)) {
        const meant = told.find(({ of }) => of.id === integration)?.row
        const key = `${meant?.state} R${meant?.score} → ${state} R${score}`
        seen.set(key, (seen.get(key) ?? 0) + 1)
      }
    }
    expect([...seen.keys()].filter((key) => key.split(' → ')[0] !== key.split(' → ')[1])).toEqual([])
    const entries = await world.store.audit.after(0, 10_000)
    expect(entries.filter(({ action }) => action === 'inventory.import')).toHaveLength(1)
  })

  it('is made by nobody without the permission', async () => {
    await expect(generateDemoInventory(world.as(AUDITOR), world.domainId)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
