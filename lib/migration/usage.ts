import 'server-only'
import type { ServiceContext } from '@/lib/auth/context'
import { parseOrThrow } from '@/lib/base/validate'
import {
  type ActivityPage,
  type ActivityQuery,
  activityQuerySchema,
  type LiveCounts,
  type LiveMinute,
  type Usage,
  type UsageQuery,
  usageQuerySchema,
} from '@/lib/schemas/migration/usage'
import { environmentFor, integrationFor, notThere } from './access'
import { namesOf } from './integration-names'

const MINUTE_MS = 60_000
const LIVE_MINUTES = 60

/**
 * Requests in buckets, of an environment as a whole or of one integration. Of an environment as a whole a partner is
 * told nothing: it would be told what others do.
 * @throws AppError not_found, invalid_input
 */
export async function usageOf(ctx: ServiceContext, input: UsageQuery): Promise<Usage> {
  const query = parseOrThrow(usageQuerySchema, input)
  if (query.integrationId !== undefined) {
    const { integration } = await integrationFor(ctx, query.integrationId, 'read')
    const { id, environmentId } = integration
    return { buckets: await series(ctx, { ...query, environmentId, integrationId: id }) }
  }
  const environmentId = query.environmentId ?? ''
  await wholeEnvironmentFor(ctx, environmentId)
  return { buckets: await series(ctx, { ...query, environmentId, integrationId: null }) }
}

async function series(ctx: ServiceContext, query: Parameters<ServiceContext['store']['gatewayUsage']['series']>[0]) {
  const points = await ctx.store.gatewayUsage.series(query)
  return points.map(({ bucket, ...point }) => ({ at: bucket, ...point }))
}

/** The last hour of an environment by the minute. @throws AppError not_found */
export async function liveCounts(ctx: ServiceContext, environmentId: string): Promise<LiveCounts> {
  await wholeEnvironmentFor(ctx, environmentId)
  const thisMinute = Math.floor(ctx.clock.now().getTime() / MINUTE_MS) * MINUTE_MS
  const from = thisMinute - (LIVE_MINUTES - 1) * MINUTE_MS
  const minutes: LiveMinute[] = Array.from({ length: LIVE_MINUTES }, (_, index) => ({
    at: new Date(from + index * MINUTE_MS),
    ssd: 0,
    ocim: 0,
    api: 0,
    refused: 0,
  }))
  const points = await ctx.store.gatewayUsage.series({
    environmentId,
    integrationId: null,
    granularity: 'MINUTE',
    from: new Date(from),
    to: new Date(thisMinute + MINUTE_MS),
  })
  for (const { bucket, kind, outcome, count } of points) {
    const minute = minutes[Math.round((bucket.getTime() - from) / MINUTE_MS)]
    if (!minute) continue
    if (outcome === 'ok') minute[WORDS[kind]] += count
    else if (kind !== 'API') minute.refused += count
  }
  return { minutes }
}

const WORDS = { SSD: 'ssd', OCIM: 'ocim', API: 'api' } as const

async function wholeEnvironmentFor(ctx: ServiceContext, id: string): Promise<void> {
  const { viewer } = await environmentFor(ctx, id, 'read')
  if (viewer.side === 'PARTNER') throw notThere()
}

/**
 * Who called, by the hour, newest first: under the name of its user before the migration, under its client id after.
 * A partner is told of its own integrations alone.
 */
export async function activityOf(
  ctx: ServiceContext,
  environmentId: string,
  input: Partial<ActivityQuery>,
): Promise<ActivityPage> {
  const { viewer } = await environmentFor(ctx, environmentId, 'read')
  const { cursor, limit, ...query } = parseOrThrow(activityQuerySchema, input)
  const own = viewer.side === 'PARTNER' ? await ctx.store.migration.integrations.factsOf(environmentId, viewer) : null
  const found = await ctx.store.gatewayActivity.list({
    ...query,
    environmentId,
    ...(own && { integrationIds: own.map(({ id }) => id) }),
    ...(cursor !== undefined && { before: readCursor(cursor) }),
    limit: limit + 1,
  })
  const items = found.slice(0, limit)
  const names = await namesOf(
    ctx,
    items.map(({ integrationId }) => integrationId),
  )
  const last = items.at(-1)
  return {
    items: items.map(({ environmentId: _, integrationId, ...row }) => ({
      ...row,
      integration: names.get(integrationId) ?? null,
    })),
    nextCursor: found.length > limit && last ? writeCursor(last) : null,
  }
}

function writeCursor({ bucket, actor, scheme }: { bucket: Date; actor: string; scheme: string }): string {
  return Buffer.from(JSON.stringify([bucket.getTime(), actor, scheme])).toString('base64url')
}

/** What is no cursor of ours is the first page. */
function readCursor(cursor: string): { bucket: Date; actor: string; scheme: string } | undefined {
  try {
    const [time, actor, scheme] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const isOurs = Number.isSafeInteger(time) && typeof actor === 'string' && typeof scheme === 'string'
    return isOurs && !`${actor}${scheme}`.includes('\0') ? { bucket: new Date(time), actor, scheme } : undefined
  } catch {
    return undefined
  }
}
