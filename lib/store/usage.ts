import { type Db, join, rawAtomic, rows, run, sql } from './db'
import { domainCondition } from './domain-condition'
import type { UsageIncrement, UsageStore } from './server-types'

const SPAN_MS = { MINUTE: 60_000, HOUR: 3_600_000, DAY: 86_400_000 } as const
const SPANS = ['MINUTE', 'HOUR', 'DAY'] as const
/** few enough that one statement holds up the event loop of an embedded database for milliseconds only */
const ITEMS_PER_STATEMENT = 500
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

const toTuple = (item: UsageIncrement) => [item.domainId, item.clientPk, item.grantType, item.outcome, item.count]

/** The increments travel as one JSON value: binding each value of thousands of rows costs more than writing them. */
function addList(db: Db, span: string, startAt: Date, list: string): Promise<number> {
  const from =
    db.dialect === 'sqlite'
      ? sql`SELECT ${span}, ${startAt}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4
            FROM json_each(${list}) WHERE true`
      : sql`SELECT ${span}::text, ${startAt}::timestamp, value ->> 0, value ->> 1, value ->> 2, value ->> 3, (value ->> 4)::integer
            FROM jsonb_array_elements(${list}::jsonb)`
  return run(
    db,
    sql`INSERT INTO "TokenUsage" ("span", "startAt", "domainId", "clientPk", "grantType", "outcome", "count") ${from}
        ON CONFLICT ("span", "startAt", "domainId", "clientPk", "grantType", "outcome")
        DO UPDATE SET "count" = "TokenUsage"."count" + excluded."count"`,
  )
}

export function usageStore(db: Db): UsageStore {
  return {
    async add(at, increments, spans = SPANS) {
      const items = combined(increments)
      if (items.length === 0) return
      await rawAtomic(db, async (tx) => {
        for (let from = 0; from < items.length; from += ITEMS_PER_STATEMENT) {
          const list = JSON.stringify(items.slice(from, from + ITEMS_PER_STATEMENT).map(toTuple))
          for (const span of spans) await addList(tx, span, startOf(span, at), list)
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

    async lastIssued(clientPks, grantType) {
      if (clientPks.length === 0) return new Map()
      const found = await rows<{ clientPk: string; startAt: Date }>(
        db,
        sql`SELECT "clientPk", "startAt" FROM (
              SELECT u."clientPk", u."startAt",
                row_number() OVER (PARTITION BY u."clientPk" ORDER BY u."startAt" DESC) AS "n"
              FROM "TokenUsage" u
              WHERE u."clientPk" IN (${join([...clientPks])}) AND u."span" = 'DAY' AND u."grantType" = ${grantType}
                AND u."outcome" = 'issued') AS d
            WHERE d."n" = 1`,
      )
      return new Map(found.map(({ clientPk, startAt }) => [clientPk, startAt]))
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
