import { z } from 'zod'
import { GATEWAY_KINDS } from '@/lib/schemas/migration/gateway-rules'
import { type Db, empty, join, rawAtomic, rows, run, type Sql, sql } from '../db'
import type { GatewayGranularity, GatewayUsageIncrement, GatewayUsageQuery, GatewayUsageStore } from './gateway-types'

const SPAN_MS = { MINUTE: 60_000, HOUR: 3_600_000, DAY: 86_400_000 } as const
/** few enough that one statement holds up the event loop of an embedded database for milliseconds only */
const ITEMS_PER_STATEMENT = 500
/** A series is for a picture; more points than this are cut off. */
const MAX_POINTS = 20_000
const kindSchema = z.enum(GATEWAY_KINDS)

/** The start of the bucket that holds an instant. */
export function bucketOf(granularity: GatewayGranularity, at: Date): Date {
  return new Date(at.getTime() - (at.getTime() % SPAN_MS[granularity]))
}

const keyOf = (item: GatewayUsageIncrement) =>
  [item.environmentId, item.integrationId, item.kind, item.outcome].join('\n')

/** One increment a key, in one order for everybody, so that two nodes do not lock rows crosswise. */
function combined(increments: readonly GatewayUsageIncrement[]): GatewayUsageIncrement[] {
  const byKey = new Map<string, GatewayUsageIncrement>()
  for (const item of increments) {
    const known = byKey.get(keyOf(item))
    byKey.set(keyOf(item), { ...item, count: item.count + (known?.count ?? 0) })
  }
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item)
}

/** The increments travel as one JSON value: binding each value of thousands of rows costs more than writing them. */
function addList(db: Db, granularity: string, bucket: Date, items: readonly GatewayUsageIncrement[]): Promise<number> {
  const list = JSON.stringify(
    items.map((item) => [item.environmentId, item.integrationId, item.kind, item.outcome, item.count]),
  )
  const from =
    db.dialect === 'sqlite'
      ? sql`SELECT value ->> 0, value ->> 1, ${granularity}, ${bucket}, value ->> 2, value ->> 3, value ->> 4
            FROM json_each(${list}) WHERE true`
      : sql`SELECT value ->> 0, value ->> 1, ${granularity}::text, ${bucket}::timestamp, value ->> 2, value ->> 3,
              (value ->> 4)::integer FROM jsonb_array_elements(${list}::jsonb)`
  return run(
    db,
    sql`INSERT INTO "GatewayUsage"
          ("environmentId", "integrationId", "granularity", "bucket", "kind", "outcome", "count") ${from}
        ON CONFLICT ("environmentId", "integrationId", "granularity", "bucket", "kind", "outcome")
        DO UPDATE SET "count" = "GatewayUsage"."count" + excluded."count"`,
  )
}

interface Row {
  bucket: Date
  integrationId: string
  kind: string
  outcome: string
  count: bigint | number
}
const counted = <T extends Pick<Row, 'kind' | 'count'>>(row: T) => ({
  ...row,
  kind: kindSchema.parse(row.kind),
  count: Number(row.count),
})

/** How many requests were made at gateways, in buckets. */
export function gatewayUsageStore(db: Db): GatewayUsageStore {
  return {
    async add(at, increments, granularities) {
      const items = combined(increments)
      if (items.length === 0) return
      await rawAtomic(db, async (tx) => {
        for (const granularity of granularities) {
          for (let from = 0; from < items.length; from += ITEMS_PER_STATEMENT) {
            await addList(tx, granularity, bucketOf(granularity, at), items.slice(from, from + ITEMS_PER_STATEMENT))
          }
        }
      })
    },

    async series(query) {
      return (await rows<Row>(db, seriesSql(query))).map(counted)
    },

    async sums(query, limit) {
      if (query.integrationIds?.length === 0) return []
      return (await rows<Row>(db, sumsSql(query, limit))).map(counted)
    },

    sweep: (granularity, before, limit) => run(db, usageSweepSql(granularity, before, limit)),
  }
}

export function seriesSql({ environmentId, integrationId, granularity, from, to }: GatewayUsageQuery): Sql {
  const conditions = [
    ...(environmentId === undefined ? [] : [sql`"environmentId" = ${environmentId}`]),
    sql`"integrationId" = ${integrationId ?? ''}`,
    sql`"granularity" = ${granularity}`,
    sql`"bucket" >= ${from}`,
    sql`"bucket" < ${to}`,
  ]
  return sql`SELECT "bucket", "kind", "outcome", sum("count") AS "count" FROM "GatewayUsage"
    WHERE ${join(conditions, ' AND ')}
    GROUP BY "bucket", "kind", "outcome" ORDER BY "bucket", "kind", "outcome" LIMIT ${MAX_POINTS}`
}

export function sumsSql(
  { environmentId, integrationIds, granularity, from, to }: Parameters<GatewayUsageStore['sums']>[0],
  limit: number,
): Sql {
  const own = integrationIds === undefined ? empty : sql`AND "integrationId" IN (${join([...integrationIds])})`
  return sql`SELECT "integrationId", "kind", "outcome", sum("count") AS "count" FROM "GatewayUsage"
    WHERE "environmentId" = ${environmentId} AND "granularity" = ${granularity}
      AND "bucket" >= ${from} AND "bucket" < ${to} ${own}
    GROUP BY "integrationId", "kind", "outcome"
    ORDER BY CASE WHEN "outcome" = 'ok' THEN 1 ELSE 0 END, sum("count") DESC, "integrationId", "kind", "outcome"
    LIMIT ${limit}`
}

export function usageSweepSql(granularity: string, before: Date, limit: number): Sql {
  return sql`DELETE FROM "GatewayUsage"
    WHERE ("environmentId", "integrationId", "granularity", "bucket", "kind", "outcome") IN (
      SELECT "environmentId", "integrationId", "granularity", "bucket", "kind", "outcome" FROM "GatewayUsage"
      WHERE "granularity" = ${granularity} AND "bucket" < ${before} ORDER BY "bucket" LIMIT ${limit})`
}
