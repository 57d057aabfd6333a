import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientListQuerySchema, domainListQuerySchema, resourceListQuerySchema } from '@/lib/schemas/list-query'
import { clientListRequest } from './client-list'
import type { Sql } from './db'
import { domainListRequest } from './domain-list'
import { type Explainer, openExplainer, statementsOf } from './explain'
import type { DomainFilter } from './policy-types'
import { resourceListRequest } from './resource-list'
import { dialects, type TestDatabase } from './testing/databases'
import { badSorts, badSteps } from './testing/plans'
import { seed } from './testing/seed'

const directions = ['asc', 'desc'] as const
const searches = [undefined, 'pay', 'gateway payments'] as const

describe.each(dialects)('plans on $dialect', ({ create, dialect }) => {
  let database: TestDatabase
  let explainer: Explainer
  let visibles: [string, DomainFilter][] = []

  beforeAll(async () => {
    database = await create()
    const { domainIds } = await seed(database.url, { newDomains: 400, resourcesPerDomain: 5, clients: 20_000 })
    visibles = [
      ['all domains', null],
      ['one domain', domainIds.slice(0, 1)],
      ['five domains', domainIds.slice(0, 5)],
    ]
    explainer = await openExplainer(database.url)
  }, 180_000)
  afterAll(async () => {
    await explainer?.close()
    await database?.drop()
  })

  async function expectIndexed(statement: Sql, what: string, merged: boolean): Promise<void> {
    const plan = await explainer.plan(statement)
    expect(plan.length, what).toBeGreaterThan(0)
    const bad = [...badSteps(plan, dialect), ...badSorts(plan, dialect, merged)]
    expect(bad, `${what}\n${statement.sql}\n${plan.join('\n')}`).toEqual([])
  }

  it('reads every page of clients from an index in its order', async () => {
    const types = [undefined, 'MOBILE_CLIENT', 'CONFIDENTIAL_CLIENT'] as const
    const grants = [undefined, 'PASSWORD', 'CLIENT_CREDENTIALS'] as const
    for (const sort of ['name', 'clientId', 'createdAt'] as const) {
      for (const direction of directions) {
        for (const type of types) {
          for (const grant of grants) {
            for (const q of searches) {
              for (const [name, visible] of visibles) {
                const query = clientListQuerySchema.parse({ sort, direction, type, grant, q })
                const { pages } = statementsOf(clientListRequest(query, visible))
                const what = `${name} ${JSON.stringify(query)}`
                const merged = q !== undefined || (!!grant && !type) || (visible?.length ?? 0) > 1
                for (const page of pages) await expectIndexed(page, what, merged)
              }
            }
          }
        }
      }
    }
  }, 180_000)

  it('reads every page of resources and domains from an index in its order', async () => {
    for (const sort of ['name', 'createdAt'] as const) {
      for (const direction of directions) {
        for (const q of searches) {
          for (const [name, visible] of visibles) {
            const merged = q !== undefined || (visible?.length ?? 0) > 1
            const resources = resourceListQuerySchema.parse({ sort, direction, q })
            for (const page of statementsOf(resourceListRequest(resources, visible)).pages) {
              await expectIndexed(page, `resources, ${name} ${JSON.stringify(resources)}`, merged)
            }
            // The few domains of a caller are fetched by their ids and sorted.
            const domains = domainListQuerySchema.parse({ sort, direction, q })
            for (const page of statementsOf(domainListRequest(domains, visible)).pages) {
              await expectIndexed(page, `domains, ${name} ${JSON.stringify(domains)}`, merged || visible !== null)
            }
          }
        }
      }
    }
  }, 60_000)

  it('reads clients whose secrets are due through the index of those secrets', async () => {
    const due = { now: new Date('2026-01-01T00:00:00Z'), before: new Date('2026-02-01T00:00:00Z') }
    for (const attention of ['SECRET_ENDING', 'OLD_SECRET_IN_USE'] as const) {
      for (const q of searches) {
        for (const [name, visible] of visibles) {
          const query = { ...clientListQuerySchema.parse({ attention, q, grant: 'PASSWORD' }), due }
          const { pages, counts } = statementsOf(clientListRequest(query, visible))
          // Ties in the instant are put in order by the row; few are due, so that is no sort of many.
          for (const page of [...pages, ...counts]) await expectIndexed(page, `${name} ${attention} ${q}`, true)
        }
      }
    }
  }, 60_000)

  it('counts the matches of a search in the index', async () => {
    for (const q of ['pay', 'gateway payments']) {
      for (const [name, visible] of visibles) {
        const query = clientListQuerySchema.parse({ q, type: 'MOBILE_CLIENT' })
        for (const count of statementsOf(clientListRequest(query, visible)).counts) {
          await expectIndexed(count, `${name} ${q}`, true)
        }
      }
    }
  })
})
