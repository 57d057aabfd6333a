import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { environmentListQuerySchema } from '@/lib/schemas/migration/environment-query'
import { integrationListQuerySchema } from '@/lib/schemas/migration/integration-query'
import { type Explainer, openExplainer } from '../explain'
import { pageSql } from '../keyset'
import { type NarrowedList, narrowed } from '../narrowed-list'
import { createStore } from '../prisma-store'
import type { Store } from '../store'
import { dialects, type TestDatabase } from '../testing/databases'
import { badSorts, badSteps } from '../testing/plans'
import { BORN } from '../testing/records'
import { seedEnvironmentId, seedMigration } from '../testing/seed-migration'
import { connectionList } from './connections'
import { calendarSql, environmentList } from './environment-list'
import { gatewayClientList } from './gateway-clients'
import { integrationList } from './integration-list'
import { integrationUserList } from './integration-users'
import { quietSql } from './integrations'

/** Enough for planners to choose as they do among many more; `npm run bench -- --parts migration` has the volume. */
const ENVIRONMENTS = 3_000
const EACH = 8

describe.each(dialects)('very many environments and integrations on $dialect', ({ create, dialect }) => {
  let database: TestDatabase
  let explainer: Explainer
  let store: Store
  beforeAll(async () => {
    database = await create()
    await seedMigration(database.url, { environments: ENVIRONMENTS, integrations: EACH, users: 1 })
    explainer = await openExplainer(database.url)
    store = await createStore(database.url)
  }, 120_000)
  afterAll(async () => {
    await store?.close()
    await explainer?.close()
    await database?.drop()
  })

  const search = { reach: null, now: BORN }
  const environments = (query: object, reach: Parameters<typeof environmentList>[0]['reach'] = null) =>
    environmentList({ ...environmentListQuerySchema.parse(query), reach, now: BORN })

  /** The page is read in the order of an index, from its beginning and from the middle. */
  async function expectOrdered(list: NarrowedList, key: string | number, merged = false): Promise<void> {
    const shown = narrowed({ dialect }, list)
    for (const place of [null, { key, id: 'm', back: false }]) {
      const plan = await explainer.plan(pageSql(shown, place, 26, false))
      expect(badSteps(plan, dialect), plan.join('\n')).toEqual([])
      expect(badSorts(plan, dialect, merged), plan.join('\n')).toEqual([])
    }
  }

  it('are listed in the order of an index, by name, by dates and by who is still on SSD', async () => {
    await expectOrdered(environments({ sort: 'name' }), 'm')
    await expectOrdered(environments({ sort: 'windowAt' }), BORN.getTime())
    await expectOrdered(environments({ sort: 'cutoverAt', direction: 'desc' }), BORN.getTime())
    await expectOrdered(environments({ sort: 'ssdOnly', direction: 'desc' }), 3)
  })

  it('keep their integrations, clients, users and connections in the order of an index', async () => {
    const environmentId = seedEnvironmentId(7)
    const integrations = (query: object) =>
      integrationList({ ...integrationListQuerySchema.parse(query), environmentId, gateScore: 4 })
    await expectOrdered(integrations({}), 3)
    await expectOrdered(integrations({ sort: 'name' }), 'm')
    await expectOrdered(integrationUserList({ environmentId, limit: 50 }), 'm')
    await expectOrdered(gatewayClientList({ environmentId, scheme: 'OCIM', limit: 50 }), 'm')
    await expectOrdered(connectionList({ environment: environmentId, state: 'PENDING', limit: 50, reach: null }), 'm')
  })

  it('find the windows of a month by an index', async () => {
    const plan = await explainer.plan(
      calendarSql('windowAt', BORN, new Date(BORN.getTime() + 2_592_000_000), null, 100),
    )
    expect(badSteps(plan, dialect), plan.join('\n')).toEqual([])
  })

  it('whose SSD has fallen silent are found by an index, however many are through', async () => {
    const plan = await explainer.plan(quietSql(BORN, 500))
    expect(badSteps(plan, dialect), plan.join('\n')).toEqual([])
    expect(plan.join('\n')).toContain('Integration_score_lastSsdAt_idx')
  })

  it('are told as a board, whole and narrowed to whoever looks', async () => {
    const { board } = store.migration.environments
    const columns = await board(search, 50)
    expect(columns.reduce((sum, { count }) => sum + count, 0)).toBe(ENVIRONMENTS)
    expect(columns.map(({ items }) => items.length)).toEqual(new Array(8).fill(50))
    const told = async (asked: Parameters<typeof board>[0]) =>
      (await board(asked, 50)).reduce((sum, { count }) => sum + count, 0)
    const { customers, partners } = store.inventory
    const first = { limit: 2, direction: 'asc' } as const
    const [customer] = (await customers.list(first)).items
    // The very first has internal integrations beside it, and none of its own.
    const [, partner] = (await partners.list(first)).items
    for (const asked of [
      { ...search, attention: 'ssd' as const },
      { ...search, q: 'c77' },
      { ...search, reach: { customerId: customer?.id ?? '' } },
      { ...search, reach: { partnerId: partner?.id ?? '' } },
    ]) {
      const count = await told(asked)
      expect(count, JSON.stringify(asked)).toBeGreaterThan(0)
      expect(count, JSON.stringify(asked)).toBeLessThanOrEqual(ENVIRONMENTS)
    }
  })

  it('are counted anew in one statement, and no count is left behind', async () => {
    const { environments: kept } = store.migration
    await kept.recount(null, 4)
    const [overview] = await Promise.all([kept.sums(null)])
    const total = overview.reduce((sum, { counts }) => sum + counts.integrations, 0)
    const stated = overview.reduce((sum, { counts: c }) => sum + c.ssdOnly + c.dual + c.ocimOnly + c.broken, 0)
    expect([total, stated]).toEqual([ENVIRONMENTS * EACH, ENVIRONMENTS * EACH])
  })
})
