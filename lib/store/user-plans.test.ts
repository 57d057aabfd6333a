import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { userListQuerySchema } from '@/lib/schemas/user-list-query'
import { USER_STATES } from '@/lib/schemas/user-state'
import { type Explainer, openExplainer, statementsOf } from './explain'
import { dialects, type TestDatabase } from './testing/databases'
import { badSorts, badSteps } from './testing/plans'
import { BORN } from './testing/records'
import { seedUsers } from './testing/seed'
import { userListRequest } from './user-list'
import type { StoreFilter } from './user-types'

describe.each(dialects)('plans of user lists on $dialect', ({ create, dialect }) => {
  let database: TestDatabase
  let explainer: Explainer
  let visibles: [string, StoreFilter][] = []

  beforeAll(async () => {
    database = await create()
    const { storeIds } = await seedUsers(database.url, { users: 20_000, newStores: 3 })
    visibles = [
      ['all stores', null],
      ['one store', storeIds.slice(0, 1)],
      ['two stores', storeIds.slice(0, 2)],
    ]
    explainer = await openExplainer(database.url)
  }, 180_000)
  afterAll(async () => {
    await explainer?.close()
    await database?.drop()
  })

  it('reads every page from an index in its order, whatever is searched, filtered and sorted', async () => {
    for (const sort of ['username', 'email', 'createdAt'] as const) {
      for (const direction of ['asc', 'desc'] as const) {
        for (const state of [undefined, ...USER_STATES]) {
          for (const q of [undefined, 'bac', 'bace ceba']) {
            for (const [name, visible] of visibles) {
              const query = userListQuerySchema.parse({ sort, direction, state, q })
              const { pages } = statementsOf(userListRequest(query, visible, BORN))
              const merged = q !== undefined || (visible?.length ?? 0) > 1
              for (const page of pages) {
                const plan = await explainer.plan(page)
                const bad = [...badSteps(plan, dialect), ...badSorts(plan, dialect, merged)]
                expect(bad, `${name} ${JSON.stringify(query)}\n${page.sql}\n${plan.join('\n')}`).toEqual([])
              }
            }
          }
        }
      }
    }
  }, 180_000)
})
