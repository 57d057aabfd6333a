import { recordAll } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import type { TrafficFact } from '@/lib/schemas/migration/traffic'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'
import type { IntegrationFacts, Seen } from '@/lib/store/migration/integration-types'
import type { StoreScope } from '@/lib/store/store'
import { auditedPlace } from './access'
import { isNews, REFUSAL_HOURS, standingOf } from './readiness'
import { type Moved, restand, surroundingsOf } from './restand'
import { storedMigrationSettings } from './settings'

/** Whoever tells of traffic: the server itself. */
export type TrafficContext = Pick<
  ServiceContext,
  'actor' | 'address' | 'correlationId' | 'clock' | 'masterKey' | 'store'
>

/** Integrations that one transaction of the quiet time moves, and how many of these a turn has. */
const BATCH = 500
const MAX_BATCHES = 10
const HOUR_MS = 3_600_000

/**
 * Takes in what the gateway saw. Instants move on by one statement without waiting for anybody; only where a score, a
 * state or a blocker changes a transaction follows, and each change of state is in the audit log. Told twice, or in
 * another order, it ends the same.
 */
export async function applyTraffic(ctx: TrafficContext, facts: readonly TrafficFact[]): Promise<void> {
  if (facts.length === 0) return
  await ctx.store.migration.integrations.see(facts.map(seen))
  await settle(
    ctx,
    facts.map(({ integrationId }) => integrationId),
  )
}

/**
 * Moves on what only time moves: SSD silent for the quiet time, before and after completion, and refusals that are no
 * longer held against anybody. Any node may do it at any time, several at once too; what is left over waits for the next
 * turn.
 */
export async function applyQuiet(ctx: TrafficContext, now: Date): Promise<void> {
  const { quietHours } = await storedMigrationSettings(ctx.store)
  const { integrations } = ctx.store.migration
  for (let turn = 0; turn < MAX_BATCHES; turn += 1) {
    const quiet = await integrations.quietSince(new Date(now.getTime() - quietHours * HOUR_MS), BATCH)
    const aged = await integrations.staleRefusals(new Date(now.getTime() - REFUSAL_HOURS * HOUR_MS), BATCH)
    await settle(ctx, [...quiet, ...aged])
    if (quiet.length < BATCH && aged.length < BATCH) return
  }
}

function seen(fact: TrafficFact): Seen {
  return {
    id: fact.integrationId,
    lastSsdAt: fact.ssdTokenAt,
    lastOcimAt: fact.ocimTokenAt,
    lastApiAt: later(fact.ssdApiAt, fact.ocimApiAt),
    lastOcimApiAt: fact.ocimApiAt,
    addressRefusedAt: fact.addressRefusedAt,
    gatewayRefusedAt: fact.gatewayRefusedAt,
  }
}

function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}

/** Brings integrations to where their facts put them; most of the time they are there. */
async function settle(ctx: TrafficContext, ids: readonly string[]): Promise<void> {
  const news = await withNews(ctx, ctx.store, ids)
  if (news.length === 0) return
  await ctx.store.write(async (tx) => {
    // Read again: whatever was decided in between is known here, and nothing changes until the commit.
    const settings = await storedMigrationSettings(tx)
    const now = ctx.clock.now()
    for (const { environment, facts } of await grouped(
      tx,
      news.map(({ id }) => id),
    )) {
      const moved = await restand(tx, environment, settings, now, facts)
      await auditStates(ctx, tx, environment, moved)
    }
  })
}

async function withNews(ctx: TrafficContext, scope: StoreScope, ids: readonly string[]): Promise<IntegrationFacts[]> {
  if (ids.length === 0) return []
  const settings = await storedMigrationSettings(scope)
  const now = ctx.clock.now()
  return (await grouped(scope, ids)).flatMap(({ environment, facts }) => {
    const around = surroundingsOf(environment, settings, now)
    return facts.filter((one) => isNews(one, standingOf(one, around)))
  })
}

async function grouped(
  scope: StoreScope,
  ids: readonly string[],
): Promise<{ environment: EnvironmentRecord; facts: IntegrationFacts[] }[]> {
  const facts = await scope.migration.integrations.facts([...new Set(ids)])
  const environments = await scope.migration.environments.byIds([
    ...new Set(facts.map(({ environmentId }) => environmentId)),
  ])
  return environments.map((environment) => ({
    environment,
    facts: facts.filter(({ environmentId }) => environmentId === environment.id),
  }))
}

function auditStates(
  ctx: TrafficContext,
  tx: StoreScope,
  environment: EnvironmentRecord,
  moved: readonly Moved[],
): Promise<void> {
  return recordAll(
    tx,
    ctx,
    moved
      .filter(({ facts, standing }) => facts.state !== standing.state)
      .map(({ facts, standing }) => ({
        action: 'integration.move',
        entityKind: 'integration' as const,
        entityId: facts.id,
        entityName: facts.name,
        before: { state: facts.state, score: facts.score },
        after: { state: standing.state, score: standing.score },
        detail: auditedPlace(environment),
      })),
  )
}
