import { type Db, join, rows, run, sql } from './db'
import { domainCondition } from './domain-condition'
import type { UsageIncrement, UsageStore } from './policy-types'

const SPAN_MS = { MINUTE: 60_000, HOUR: 3_600_000, DAY: 86_400_000 } as const
const SPANS = ['MINUTE', 'HOUR', 'DAY'] as const
/** 200 rows of 7 values: far below the parameter limits of both databases */
const ROWS_PER_STATEMENT = 200
/** A series is for a picture; more points than this are cut off. */
const MAX_POINTS = 20_000

const startOf = (span: keyof typeof SPAN_MS, at: Date) => new Date(at.getTime() - (at.getTime() % SPAN_MS[span]))
const keyOf = (item: UsageIncrement) => [item.domainId, item.clientPk, item.grantType, item.outcome].join('\n')

/** One increment a key, in one order for everybody, so that two nodes do not lock rows crosswise. */
function combined(increments: readonly UsageIncrement[]): UsageIncrement[] {
  const byKey = new Map<string, UsageIncrement>()
  for (const item of increments) {
    const known = byKey.get(keyOf(item))
    byKey.set(keyOf(item), { ...item, count: item.count + (known?.count ?? 0) })
  }
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item)
}

export function usageStore(db: Db): UsageStore {
  return {
    async add(at, increments) {
      const items = combined(increments)
      const values = SPANS.flatMap((span) =>
        items.map(
          (item) =>
            sql`(${span}, ${startOf(span, at)}, ${item.domainId}, ${item.clientPk}, ${item.grantType}, ${item.outcome}, ${item.count})`,
        ),
      )
      if (values.length === 0) return
      await db.atomic(async (tx) => {
        for (let from = 0; from < values.length; from += ROWS_PER_STATEMENT) {
          await run(
            tx,
            sql`INSERT INTO "TokenUsage" ("span", "startAt", "domainId", "clientPk", "grantType", "outcome", "count")
                VALUES ${join(values.slice(from, from + ROWS_PER_STATEMENT))}
                ON CONFLICT ("span", "startAt", "domainId", "clientPk", "grantType", "outcome")
                DO UPDATE SET "count" = "TokenUsage"."count" + excluded."count"`,
          )
        }
      })
    },

    async series({ span, from, to, domains, clientPk }) {
      const conditions = [
        sql`"span" = ${span}`,
        sql`"startAt" >= ${from}`,
        sql`"startAt" < ${to}`,
        ...domainCondition(domains, sql`"domainId"`),
        ...(clientPk === undefined ? [] : [sql`"clientPk" = ${clientPk}`]),
      ]
      const found = await rows<{ startAt: Date; grantType: string; outcome: string; count: bigint }>(
        db,
        sql`SELECT "startAt", "grantType", "outcome", sum("count") AS "count" FROM "TokenUsage"
            WHERE ${join(conditions, ' AND ')}
            GROUP BY "startAt", "grantType", "outcome" ORDER BY "startAt", "grantType", "outcome" LIMIT ${MAX_POINTS}`,
      )
      return found.map((row) => ({ ...row, count: Number(row.count) }))
    },

    sweep(span, before, limit) {
      return run(
        db,
        sql`DELETE FROM "TokenUsage"
            WHERE ("span", "startAt", "domainId", "clientPk", "grantType", "outcome") IN (
              SELECT "span", "startAt", "domainId", "clientPk", "grantType", "outcome" FROM "TokenUsage"
              WHERE "span" = ${span} AND "startAt" < ${before} ORDER BY "startAt" LIMIT ${limit})`,
      )
    },
  }
}
