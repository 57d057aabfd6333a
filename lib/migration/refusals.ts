import 'server-only'
import type { z } from 'zod'
import type { ServiceContext } from '@/lib/auth/context'
import { parseOrThrow } from '@/lib/base/validate'
import { GATEWAY_RULES, type GatewayRuleId } from '@/lib/schemas/migration/gateway-rules'
import {
  type ErrorTable,
  errorQuerySchema,
  type RefusalItem,
  type RefusalPage,
  type RefusalQuery,
  type RefusalView,
  refusalQuerySchema,
} from '@/lib/schemas/migration/refusal'
import type { GatewayRefusalFilter, GatewayRefusalRecord } from '@/lib/store/migration/gateway-types'
import { environmentFor, findable, labelOf, notThere, type Viewer, viewerOf } from './access'
import { namesOf } from './integration-names'

/** Rows of an error table; the rarest of more are left out. */
const MAX_ROWS = 5_000
const DAY_MS = 86_400_000
/** Hours are kept for three days. */
const HOURS_KEPT_MS = 3 * DAY_MS

/** Refused requests, newest first. People of the portal are shown those of their own integrations and clients alone. */
export async function listRefusals(ctx: ServiceContext, input: Partial<RefusalQuery>): Promise<RefusalPage> {
  const viewer = viewerOf(ctx.actor, 'read')
  const { cursor, limit, ...query } = parseOrThrow(refusalQuerySchema, input)
  const ids = [query.environmentId, query.integrationId, query.rule]
  if (ids.some((id) => id !== undefined && !findable(id))) return { items: [], nextCursor: null }
  const before = cursor === undefined ? undefined : readCursor(cursor)
  const found = await ctx.store.gatewayRefusals.list({ ...query, ...ownerOf(viewer), before, limit: limit + 1 })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await toItems(ctx, page),
    nextCursor: found.length > limit && last ? writeCursor(last) : null,
  }
}

/**
 * Why a request was refused, by the correlation id that its answer carried. One of somebody else is not there.
 * @throws AppError not_found
 */
export async function getRefusal(ctx: ServiceContext, correlationId: string): Promise<RefusalView> {
  const viewer = viewerOf(ctx.actor, 'read')
  const found = findable(correlationId) ? await ctx.store.gatewayRefusals.byId(correlationId) : null
  if (!found || !isOwn(viewer, found)) throw notThere()
  const [item] = await toItems(ctx, [found])
  if (!item) throw notThere()
  return { ...item, trace: [...found.trace] }
}

/** What was refused and what was served in an environment, by integration and rule: by the hour, or by whole days. */
export async function errorTable(ctx: ServiceContext, input: z.input<typeof errorQuerySchema>): Promise<ErrorTable> {
  const { environmentId, from, to } = parseOrThrow(errorQuerySchema, input)
  const { viewer } = await environmentFor(ctx, environmentId, 'read')
  const isRecent = ctx.clock.now().getTime() - from.getTime() < HOURS_KEPT_MS
  const granularity = isRecent ? 'HOUR' : 'DAY'
  const own = viewer.side === 'PARTNER' ? await ctx.store.migration.integrations.factsOf(environmentId, viewer) : null
  const integrationIds = own?.map(({ id }) => id)
  const query = { environmentId, granularity, from, to, ...(integrationIds && { integrationIds }) } as const
  const sums = await ctx.store.gatewayUsage.sums(query, MAX_ROWS)
  const shown = sums.filter(({ integrationId }) => integrationId !== '')
  const names = await namesOf(
    ctx,
    shown.map(({ integrationId }) => integrationId),
  )
  const rows = shown.map(({ integrationId, ...row }) => ({ integration: names.get(integrationId) ?? null, ...row }))
  // Of a table that was cut off nobody can say what is missing.
  return { rows: own || sums.length === MAX_ROWS ? rows : [...rows, ...untold(sums)] }
}

type Sum = Awaited<ReturnType<ServiceContext['store']['gatewayUsage']['sums']>>[number]

/** What the environment as a whole has more than its integrations together. */
function untold(sums: readonly Sum[]) {
  return sums.flatMap(({ integrationId, kind, outcome, count }) => {
    if (integrationId !== '') return []
    const told = sums.filter((row) => row.integrationId !== '' && row.kind === kind && row.outcome === outcome)
    const rest = count - told.reduce((sum, row) => sum + row.count, 0)
    return rest > 0 ? [{ integration: null, kind, outcome, count: rest }] : []
  })
}

function ownerOf(viewer: Viewer): Pick<GatewayRefusalFilter, 'owner'> {
  if (viewer.side === 'OPERATOR') return {}
  return { owner: viewer.side === 'PARTNER' ? { partnerId: viewer.partnerId } : { customerId: viewer.customerId } }
}

function isOwn(viewer: Viewer, { partnerId, customerId }: GatewayRefusalRecord): boolean {
  if (viewer.side === 'OPERATOR') return true
  return viewer.side === 'PARTNER' ? partnerId === viewer.partnerId : customerId === viewer.customerId
}

async function toItems(ctx: ServiceContext, records: readonly GatewayRefusalRecord[]): Promise<RefusalItem[]> {
  const ids = [...new Set(records.flatMap(({ environmentId }) => environmentId ?? []))]
  const environments = ids.length === 0 ? [] : await ctx.store.migration.environments.byIds(ids)
  const labels = new Map(environments.map((environment) => [environment.id, labelOf(environment)]))
  const names = await namesOf(
    ctx,
    records.map(({ integrationId }) => integrationId ?? ''),
  )
  return records.map(({ correlationId, at, kind, status, answer, rule, environmentId, integrationId }) => {
    const label = environmentId === null ? undefined : labels.get(environmentId)
    return {
      correlationId,
      at,
      kind,
      status,
      answer,
      rule: isRule(rule) ? rule : 'gateway.server',
      environment: environmentId !== null && label !== undefined ? { id: environmentId, label } : null,
      integration: names.get(integrationId ?? '') ?? null,
    }
  })
}

const isRule = (rule: string): rule is GatewayRuleId => rule in GATEWAY_RULES

function writeCursor({ at, correlationId }: GatewayRefusalRecord): string {
  return Buffer.from(JSON.stringify([at.getTime(), correlationId])).toString('base64url')
}

/** What is no cursor of ours is the first page. */
function readCursor(cursor: string): { at: Date; correlationId: string } | undefined {
  try {
    const [time, correlationId] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const isOurs = Number.isSafeInteger(time) && typeof correlationId === 'string' && findable(correlationId)
    return isOurs ? { at: new Date(time), correlationId } : undefined
  } catch {
    return undefined
  }
}
