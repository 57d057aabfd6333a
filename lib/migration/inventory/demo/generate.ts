import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { opaqueToken } from '@/lib/base/random'
import type { BulkRows } from '@/lib/store/migration/bulk-types'
import { restandAll } from '../../restand-all'
import { accessRows } from './access-rows'
import { chance } from './chance'
import { activityRows, noticeRows, refusalRows, stepRows } from './history-rows'
import { demoIntegrations } from './integrations'
import { GROUPS } from './names'
import { demoOrganisations } from './organisations'
import { integrationRow } from './progress-rows'
import { rollups } from './rollups'
import { seriesOf, usageRows } from './series'
import { timingOf } from './timing'
import type { DemoEnvironment, DemoIntegration } from './types'

export interface DemoInventory {
  enterprises: number
  chains: number
  environments: number
  partners: number
  integrations: number
}

/**
 * Fills the migration with three hotel groups in the middle of it, traffic of a month included. The same every time but
 * for instants, which count from now, and for secrets, which nobody ever sees.
 * @returns how much there is; null when it was made before
 */
export async function generateDemoInventory(ctx: ServiceContext, domainId: string): Promise<DemoInventory | null> {
  authorize(ctx.actor, 'migration:write')
  const now = ctx.clock.now()
  const first = GROUPS[0]?.customer ?? ''
  const world = demoOrganisations(domainId, now, () => ctx.random.uuid())
  const integrations = demoIntegrations(world)
  const parts = world.environments.map((environment) =>
    environmentRows(
      environment,
      integrations.filter((each) => each.environment === environment),
      now,
      () => opaqueToken(ctx.random),
    ),
  )
  const rows = merged([world.rows, ...parts])
  const made = {
    enterprises: rows.enterprise?.length ?? 0,
    chains: rows.chain?.length ?? 0,
    environments: rows.environment?.length ?? 0,
    partners: rows.partner?.length ?? 0,
    integrations: rows.integration?.length ?? 0,
  }
  return ctx.store.write(async (tx) => {
    if (await tx.inventory.customers.byName(first)) return null
    await tx.inventory.insertBulk(rows)
    // Where each stands follows from its traffic, by the rules that hold for real traffic.
    await restandAll(
      tx,
      world.environments.map(({ id }) => id),
      now,
    )
    await record(tx, ctx, {
      action: 'inventory.import',
      entityKind: 'inventory',
      entityId: null,
      entityName: 'sample data',
      detail: { ...made, count: Object.values(made).reduce((sum, count) => sum + count, 0) },
    })
    return made
  })
}

/** Everything of one environment. */
function environmentRows(
  environment: DemoEnvironment,
  integrations: readonly DemoIntegration[],
  now: Date,
  newSecret: () => string,
): BulkRows {
  const timing = timingOf(environment.phase, now, chance(`timing ${environment.label}`))
  const told = integrations.map((of) => ({ of, series: seriesOf(of, timing, now) }))
  const days = told.flatMap(({ of, series }) => usageRows(of, series))
  return {
    environment: [
      {
        id: environment.id,
        chainId: environment.chain.id,
        gatewayId: environment.gatewayId,
        code: environment.code,
        kind: environment.kind,
        nameLower: environment.label.toLowerCase(),
        phase: environment.phase,
        downtimeMinutes: 30,
        operator: environment.operator,
        ...timing,
        version: 1,
        createdAt: new Date(now.getTime() - 300 * 86_400_000),
        updatedAt: now,
      },
    ],
    environmentStep: stepRows(environment, timing),
    integration: told.map(({ of, series }) => integrationRow(of, series, timing, now)),
    ...accessRows(environment, integrations, timing, now, newSecret),
    gatewayUsage: [...days, ...rollups(environment, days, now)],
    gatewayActivity: oneAnHour(told.flatMap(({ of, series }) => activityRows(of, series, now))),
    gatewayRefusal: told.flatMap(({ of, series }) => refusalRows(of, series)),
    migrationNotice: noticeRows(environment, integrations, timing),
  }
}

/** Integrations that share a client are one actor of an hour. */
function oneAnHour(rows: NonNullable<BulkRows['gatewayActivity']>): NonNullable<BulkRows['gatewayActivity']> {
  const byKey = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    const key = `${new Date(row.bucket).getTime()}/${row.actor}/${row.scheme}`
    const known = byKey.get(key)
    byKey.set(key, known ? { ...known, tokens: known.tokens + row.tokens, calls: known.calls + row.calls } : row)
  }
  return [...byKey.values()]
}

function merged(parts: readonly BulkRows[]): BulkRows {
  const all: Record<string, object[]> = {}
  for (const part of parts) {
    for (const [table, list] of Object.entries(part)) all[table] = [...(all[table] ?? []), ...list]
  }
  return all as BulkRows
}
