import 'server-only'
import { auditSentence } from '@/lib/audit/sentence'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { addSeconds } from '@/lib/base/clock'
import type { AuditEntryView } from '@/lib/schemas/audit'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import type { IntegrationItem } from '@/lib/schemas/migration/integration'
import { integrationListQuerySchema } from '@/lib/schemas/migration/integration-query'
import { PHASES } from '@/lib/schemas/migration/phase'
import type { MigrationReport, ReportEntry } from '@/lib/schemas/migration/report'
import { getEnvironment } from './environments'
import { listIntegrations } from './integrations'
import { errorTable } from './refusals'
import { usageOf } from './usage'

const DAY_SECONDS = 86_400
const DAY_MS = DAY_SECONDS * 1000
/** So much before the window and after the completion belongs to the story. */
const MARGIN_DAYS = 7
const MAX_DAYS = 120
const MAX_INTEGRATIONS = 1000
const MAX_ENTRIES = 1000

/** The story of one migration: what happened when, who did what, how traffic moved, what went beside the rules. */
export async function migrationReport(ctx: ServiceContext, id: string): Promise<MigrationReport> {
  authorize(ctx.actor, 'migration:read')
  const environment = await getEnvironment(ctx, id)
  const now = ctx.clock.now()
  const { from, to } = spanOf(environment, now)
  const span = { from, to: addSeconds(to, DAY_SECONDS) }
  const [usage, { items, further }, refused] = await Promise.all([
    usageOf(ctx, { environmentId: id, granularity: 'DAY', ...span }),
    allIntegrations(ctx, id),
    errorTable(ctx, { environmentId: id, ...span }),
  ])
  const days = await ctx.store.migration.integrations.days(
    items.map((item) => item.id),
    from,
  )
  const count = Math.round((to.getTime() - from.getTime()) / DAY_MS) + 1
  const entries = await entriesOf(ctx, id, items)
  return {
    environment,
    madeAt: now,
    from,
    to,
    usage: usage.buckets,
    integrations: items.map((item) => ({ ...item, days: curves(days.get(item.id) ?? [], from, count) })),
    furtherIntegrations: further,
    users: await usersOf(ctx, id),
    entries: entries.slice(-MAX_ENTRIES),
    furtherEntries: entries.length > MAX_ENTRIES,
    refused: refused.rows.filter(({ outcome }) => outcome !== 'ok'),
  }
}

/** Whole days from a week before the window to a week after the end, or to today. */
function spanOf(environment: EnvironmentView, now: Date): { from: Date; to: Date } {
  const { openedAt, announcedAt, verifiedAt, completedAt } = environment
  const end = verifiedAt ?? completedAt ?? now
  const to = startOfDay(Math.min(now.getTime(), end.getTime() + MARGIN_DAYS * DAY_MS))
  const begin = (openedAt ?? announcedAt ?? end).getTime() - MARGIN_DAYS * DAY_MS
  return { from: startOfDay(Math.max(begin, to.getTime() - (MAX_DAYS - 1) * DAY_MS)), to }
}

function startOfDay(atMs: number): Date {
  return new Date(Math.floor(atMs / DAY_MS) * DAY_MS)
}

async function allIntegrations(ctx: ServiceContext, id: string) {
  const items: IntegrationItem[] = []
  let cursor: string | undefined
  let total = 0
  do {
    const query = integrationListQuerySchema.parse({ sort: 'name', limit: 200, cursor })
    const page = await listIntegrations(ctx, id, query)
    items.push(...page.items)
    total = page.total
    cursor = page.nextCursor ?? undefined
  } while (cursor && items.length < MAX_INTEGRATIONS)
  return { items, further: Math.max(0, total - items.length) }
}

function curves(days: readonly { day: number; kind: 'SSD' | 'OCIM'; count: number }[], from: Date, count: number) {
  const of = (kind: 'SSD' | 'OCIM') => {
    const line = new Array<number>(count).fill(0)
    for (const each of days) {
      const place = Math.floor((each.day - from.getTime()) / DAY_MS)
      if (each.kind === kind && place >= 0 && place < count) line[place] = (line[place] ?? 0) + each.count
    }
    return line
  }
  return { ssd: of('SSD'), ocim: of('OCIM') }
}

async function usersOf(ctx: ServiceContext, environmentId: string): Promise<MigrationReport['users']> {
  const [entry] = await ctx.store.audit
    .ofEntities('environment', [environmentId], MAX_ENTRIES)
    .then((entries) => entries.filter(({ action }) => action === 'environment.complete'))
  const figure = (name: string) => (typeof entry?.detail?.[name] === 'number' ? (entry.detail[name] as number) : 0)
  return { converted: figure('usersConverted'), retired: figure('usersRetired') }
}

/** Entries of the environment, its integrations and its clients; people by name, the server as itself. */
async function entriesOf(
  ctx: ServiceContext,
  environmentId: string,
  integrations: readonly IntegrationItem[],
): Promise<ReportEntry[]> {
  const { audit, migration } = ctx.store
  const clients = await migration.gatewayClients.list({
    environmentId,
    limit: 200,
    q: undefined,
    scheme: undefined,
    integration: undefined,
    cursor: undefined,
  })
  const found = await Promise.all([
    audit.ofEntities('environment', [environmentId], MAX_ENTRIES + 1),
    audit.ofEntities(
      'integration',
      integrations.map(({ id }) => id),
      MAX_ENTRIES,
    ),
    audit.ofEntities(
      'gateway-client',
      clients.items.map(({ pk }) => pk),
      MAX_ENTRIES,
    ),
  ])
  return found
    .flat()
    .sort((a, b) => a.seq - b.seq)
    .map((entry) => ({
      seq: entry.seq,
      at: entry.at,
      who: entry.actorName,
      sentence: auditSentence(entry),
      move: entry.entityKind === 'environment' ? moveOf(entry) : null,
    }))
}

function moveOf({ changes }: AuditEntryView): ReportEntry['move'] {
  const change = changes.find(({ field }) => field === 'phase')
  const [from, to] = [change?.before, change?.after].map((phase) => PHASES.find((known) => known === phase))
  return from && to ? { from, to } : null
}
