import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import type { Page } from '@/lib/base/page'
import { parseOrThrow } from '@/lib/base/validate'
import type {
  CalendarEntry,
  EnvironmentItem,
  EnvironmentView,
  MigrationBoard,
  MigrationRollup,
} from '@/lib/schemas/migration/environment'
import {
  calendarQuerySchema,
  type EnvironmentFilter,
  type EnvironmentListQuery,
  environmentFilterSchema,
  environmentListQuerySchema,
} from '@/lib/schemas/migration/environment-query'
import { PHASES, type Phase } from '@/lib/schemas/migration/phase'
import type { EnvironmentRecord, PhaseSum } from '@/lib/store/migration/environment-types'
import type { StoreScope } from '@/lib/store/store'
import { environmentFor, labelOf, reachOf, type Viewer, viewerOf } from './access'
import { environmentItem, environmentView } from './environment-view'
import { noticeStanding } from './notices/queue'
import { storedMigrationSettings } from './settings'

const ITEMS_PER_COLUMN = 50
const CALENDAR_LIMIT = 2_000
const NO_COUNTS = {
  integrations: 0,
  belowGate: 0,
  quiet: 0,
  ssdOnly: 0,
  dual: 0,
  ocimOnly: 0,
  broken: 0,
  blocked: 0,
  verified: 0,
}

/** Environments within reach: all for operations, their own for people of the portal. */
export async function listEnvironments(
  ctx: ServiceContext,
  query: Partial<EnvironmentListQuery> = {},
): Promise<Page<EnvironmentItem>> {
  const viewer = viewerOf(ctx.actor, 'read')
  const asked = parseOrThrow(environmentListQuerySchema, query)
  const search = { ...visible(asked, viewer), reach: reachOf(viewer), now: ctx.clock.now() }
  const page = await ctx.store.migration.environments.list(search)
  return { ...page, items: await items(ctx, viewer, page.items) }
}

/** What tells of others and of their integrations is no filter and no order for a partner. */
function visible<F extends EnvironmentFilter & { sort?: EnvironmentListQuery['sort'] }>(asked: F, viewer: Viewer): F {
  if (viewer.side !== 'PARTNER') return asked
  const sort = asked.sort === 'ssdOnly' ? { sort: 'name' as const } : {}
  return { ...asked, attention: undefined, operator: undefined, partner: undefined, ...sort }
}

/** A column for each phase, with its count and the soonest fifty. */
export async function migrationBoard(
  ctx: ServiceContext,
  query: Partial<EnvironmentFilter> = {},
): Promise<MigrationBoard> {
  const viewer = viewerOf(ctx.actor, 'read')
  const asked = parseOrThrow(environmentFilterSchema, query)
  const search = { ...visible(asked, viewer), reach: reachOf(viewer), now: ctx.clock.now() }
  const columns = await ctx.store.migration.environments.board(search, ITEMS_PER_COLUMN)
  const all = await items(
    ctx,
    viewer,
    columns.flatMap((column) => column.items),
  )
  const byId = new Map(all.map((item) => [item.id, item]))
  return {
    columns: columns.map((column) => ({ ...column, items: column.items.flatMap(({ id }) => byId.get(id) ?? []) })),
  }
}

/** Windows and cut-overs in [from, to), in the order of time. */
export async function environmentCalendar(
  ctx: ServiceContext,
  span: { from: Date; to: Date },
): Promise<CalendarEntry[]> {
  const viewer = viewerOf(ctx.actor, 'read')
  const { from, to } = parseOrThrow(calendarQuerySchema, span)
  const found = await ctx.store.migration.environments.calendar(from, to, reachOf(viewer), CALENDAR_LIMIT)
  const shown = await items(ctx, viewer, found)
  const entry = (item: EnvironmentItem, kind: CalendarEntry['kind'], at: Date | null): CalendarEntry[] =>
    at === null || at < from || at >= to
      ? []
      : [
          {
            id: item.id,
            label: item.label,
            phase: item.phase,
            kind,
            at,
            downtimeMinutes: item.downtimeMinutes,
            counts: item.counts,
          },
        ]
  return shown
    .flatMap((item) => [...entry(item, 'window', item.windowAt), ...entry(item, 'cutover', item.cutoverAt)])
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

export async function getEnvironment(ctx: ServiceContext, id: string): Promise<EnvironmentView> {
  const { viewer, environment } = await environmentFor(ctx, id, 'read')
  return viewOf(ctx, ctx.store, viewer, environment)
}

/** The view of an environment as it is in a transaction or outside one. */
export async function viewOf(
  ctx: Pick<ServiceContext, 'publicUrl'>,
  scope: StoreScope,
  viewer: Viewer,
  environment: EnvironmentRecord,
): Promise<EnvironmentView> {
  const settings = await storedMigrationSettings(scope)
  const counts = await countsFor(scope, viewer, [environment], settings.gateScore)
  const partnerId = viewer.side === 'PARTNER' ? viewer.partnerId : undefined
  const isNotified = environment.phase === 'NOTIFIED'
  return environmentView(environment, settings, viewer, {
    gateScore: settings.gateScore,
    counts: counts.get(environment.id) ?? NO_COUNTS,
    scores: await scope.migration.environments.scores(environment.id, partnerId),
    otherDuring: isNotified ? await otherDuring(scope, environment) : null,
    noticesOfAnnouncement: isNotified ? (await noticeStanding(scope, environment.id, 'ANNOUNCED')).total : 0,
    publicUrl: ctx.publicUrl,
  })
}

export async function otherDuring(scope: StoreScope, { chain, id }: EnvironmentRecord): Promise<string | null> {
  const other = await scope.migration.environments.otherDuring(chain.id, id)
  return other && labelOf({ chain, code: other.code })
}

/** Sums of the whole installation, for the overview. */
export async function migrationOverview(ctx: ServiceContext): Promise<MigrationRollup> {
  authorize(ctx.actor, 'migration:read')
  return rolledUp('', '', await ctx.store.migration.environments.sums(null))
}

/** Sums of chains: at most two hundred of them. */
export async function chainRollups(ctx: ServiceContext, chainIds: readonly string[]): Promise<MigrationRollup[]> {
  authorize(ctx.actor, 'migration:read')
  const found = await ctx.store.migration.environments.sums(chainIds.slice(0, 200))
  const ids = [...new Set(found.map((sum) => sum.id))]
  return ids.map((id) => {
    const own = found.filter((sum) => sum.id === id)
    return rolledUp(id, own[0]?.name ?? '', own)
  })
}

function rolledUp(id: string, name: string, sums: readonly PhaseSum[]): MigrationRollup {
  const counts = { ...NO_COUNTS }
  for (const sum of sums) {
    for (const key of Object.keys(counts) as (keyof typeof counts)[]) counts[key] += sum.counts[key]
  }
  const of = (phase: Phase) => sums.find((sum) => sum.phase === phase)?.environments ?? 0
  return {
    id,
    name,
    environments: sums.reduce((total, sum) => total + sum.environments, 0),
    phases: Object.fromEntries(PHASES.map((phase) => [phase, of(phase)])) as Record<Phase, number>,
    counts,
  }
}

async function items(ctx: ServiceContext, viewer: Viewer, found: EnvironmentRecord[]): Promise<EnvironmentItem[]> {
  const settings = await storedMigrationSettings(ctx.store)
  const counts = await countsFor(ctx.store, viewer, found, settings.gateScore)
  return found.map((environment) =>
    environmentItem(environment, settings, viewer, counts.get(environment.id) ?? NO_COUNTS),
  )
}

/** A partner is told of its own integrations alone. */
async function countsFor(scope: StoreScope, viewer: Viewer, found: readonly EnvironmentRecord[], gateScore: number) {
  if (viewer.side !== 'PARTNER') return new Map(found.map(({ id, counts }) => [id, counts]))
  const ids = found.map(({ id }) => id)
  return scope.migration.environments.countsOfPartner(ids, viewer.partnerId, gateScore)
}
