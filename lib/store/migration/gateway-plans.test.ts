import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import type { Sql } from '../db'
import { type Explainer, openExplainer } from '../explain'
import { createStore } from '../prisma-store'
import { dialects, type TestDatabase } from '../testing/databases'
import { badSorts, badSteps } from '../testing/plans'
import { BORN } from '../testing/records'
import { activitySql } from './gateway-activity'
import { refusalsSql } from './gateway-refusals'
import type { GatewayRefusalRecord } from './gateway-types'
import { seriesSql, sumsSql, usageSweepSql } from './gateway-usage'

const ENVIRONMENTS = 40
const INTEGRATIONS = 20
const HOURS = 12
const later = (hours: number) => addSeconds(BORN, hours * 3600)
const environmentId = 'environment-7'
const integrationId = 'environment-7-integration-3'

describe.each(dialects)('plans of what gateways counted on $dialect', ({ create, dialect }) => {
  let database: TestDatabase
  let explainer: Explainer
  beforeAll(async () => {
    database = await create()
    const store = await createStore(database.url)
    const places = Array.from({ length: ENVIRONMENTS }, (_, at) => `environment-${at}`).flatMap((id) =>
      Array.from({ length: INTEGRATIONS }, (_, at) => ({
        environmentId: id,
        integrationId: `${id}-integration-${at}`,
      })),
    )
    for (let hour = 0; hour < HOURS; hour += 1) {
      const at = later(hour)
      const one = places.map((place) => ({ ...place, kind: 'OCIM' as const, outcome: 'ok', count: 1 }))
      const whole = one.map((row) => ({ ...row, integrationId: '' }))
      await store.gatewayUsage.add(at, [...one, ...whole], ['HOUR'])
      await store.gatewayUsage.add(addSeconds(at, 60), whole, ['MINUTE'])
      const counts = { tokens: 1, calls: 0, refused: 0, firstAt: at, lastAt: at }
      await store.gatewayActivity.add(
        places.map((place) => ({
          ...place,
          ...counts,
          bucket: at,
          actor: place.integrationId,
          scheme: 'SSD' as const,
        })),
      )
      await store.gatewayRefusals.insert(places.map((place, index) => refusal(place, hour, index)))
    }
    await store.close()
    await analyze(database.url)
    explainer = await openExplainer(database.url)
  }, 180_000)
  afterAll(async () => {
    await explainer?.close()
    await database?.drop()
  })

  const page = { limit: 51 }
  const span = { from: later(2), to: later(6) }
  const statements: [string, Sql][] = [
    ['an environment by the hour', seriesSql({ environmentId, integrationId: null, granularity: 'HOUR', ...span })],
    ['an integration by the hour', seriesSql({ environmentId, integrationId, granularity: 'HOUR', ...span })],
    ['errors by integration', sumsSql({ environmentId, granularity: 'HOUR', ...span }, 5000)],
    ['errors of some', sumsSql({ environmentId, granularity: 'HOUR', ...span, integrationIds: [integrationId] }, 5000)],
    ['figures that are swept', usageSweepSql('MINUTE', later(1), 500)],
    ['who called', activitySql({ environmentId, ...page })],
    [
      'who called, a later page',
      activitySql({ environmentId, before: { bucket: later(3), actor: 'm', scheme: 'SSD' }, ...page }),
    ],
    ['all refusals', refusalsSql(page)],
    ['refusals of a partner', refusalsSql({ owner: { partnerId: 'partner-4' }, ...page })],
    ['refusals of a customer', refusalsSql({ owner: { customerId: 'customer-3' }, ...page })],
    [
      'refusals of an environment',
      refusalsSql({ environmentId, before: { at: later(3), correlationId: 'm' }, ...page }),
    ],
    ['refusals of an integration', refusalsSql({ integrationId, ...page })],
  ]

  it.each(statements)('%s: no table is read whole', async (_, statement) => {
    const plan = await explainer.plan(statement)
    expect(badSteps(plan, dialect), plan.join('\n')).toEqual([])
  })

  // What was counted is summed up first, and then sorted. On SQLite the last part of an order may be sorted.
  const listed = statements.filter(([name]) => /^(who|all|refusals)/.test(name))
  it.each(dialect === 'sqlite' ? listed : [])('%s: comes in the order of an index', async (_, statement) => {
    const plan = (await explainer.plan(statement)).filter((step) => !step.includes('LAST TERM OF ORDER BY'))
    expect(badSorts(plan, dialect, false), plan.join('\n')).toEqual([])
  })
})

function refusal(
  place: { environmentId: string; integrationId: string },
  hour: number,
  index: number,
): GatewayRefusalRecord {
  return {
    ...place,
    correlationId: `${hour}-${index}`,
    at: addSeconds(later(hour), index),
    gatewayId: 'gateway',
    partnerId: index % 2 === 0 ? `partner-${index % 50}` : null,
    customerId: index % 2 === 0 ? null : `customer-${index % 50}`,
    kind: 'OCIM',
    status: 401,
    answer: 'Failed to authenticate application',
    rule: 'gateway.client-secret',
    trace: [],
  }
}

/** PostgreSQL chooses by what it knows of its tables. */
async function analyze(url: string): Promise<void> {
  if (url.startsWith('file:')) return
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('ANALYZE').finally(() => client.end())
}
