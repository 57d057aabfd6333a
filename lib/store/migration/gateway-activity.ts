import { z } from 'zod'
import { type Db, isStorableText, join, rawAtomic, rows, run, type Sql, sql } from '../db'
import type { GatewayActivityRecord, GatewayActivityStore } from './gateway-types'

const ITEMS_PER_STATEMENT = 250
const schemeSchema = z.enum(['SSD', 'OCIM'])

const keyOf = (row: GatewayActivityRecord) =>
  [row.environmentId, row.bucket.toISOString(), row.actor, row.scheme].join('\n')

/** How an instant is written inside a JSON list, so that the column has it as everywhere else. */
function instant(db: Db, at: Date): string {
  const text = at.toISOString()
  return db.dialect === 'sqlite' ? text.replace('Z', '+00:00') : text.replace('Z', '')
}

function addList(db: Db, records: readonly GatewayActivityRecord[]): Promise<number> {
  const list = JSON.stringify(
    records.map((row) => [
      row.environmentId,
      instant(db, row.bucket),
      row.actor,
      row.scheme,
      row.integrationId,
      row.tokens,
      row.calls,
      row.refused,
      instant(db, row.firstAt),
      instant(db, row.lastAt),
    ]),
  )
  const sqlite = db.dialect === 'sqlite'
  const from = sqlite
    ? sql`SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
            value ->> 7, value ->> 8, value ->> 9 FROM json_each(${list}) WHERE true`
    : sql`SELECT value ->> 0, (value ->> 1)::timestamp, value ->> 2, value ->> 3, value ->> 4, (value ->> 5)::integer,
            (value ->> 6)::integer, (value ->> 7)::integer, (value ->> 8)::timestamp, (value ->> 9)::timestamp
          FROM jsonb_array_elements(${list}::jsonb)`
  const [least, greatest] = sqlite ? [sql`min`, sql`max`] : [sql`least`, sql`greatest`]
  // The integration is that of the first request of the hour: what an audit log says is not rewritten.
  return run(
    db,
    sql`INSERT INTO "GatewayActivity" ("environmentId", "bucket", "actor", "scheme", "integrationId", "tokens", "calls",
          "refused", "firstAt", "lastAt") ${from}
        ON CONFLICT ("environmentId", "bucket", "actor", "scheme") DO UPDATE SET
          "tokens" = "GatewayActivity"."tokens" + excluded."tokens",
          "calls" = "GatewayActivity"."calls" + excluded."calls",
          "refused" = "GatewayActivity"."refused" + excluded."refused",
          "firstAt" = ${least}("GatewayActivity"."firstAt", excluded."firstAt"),
          "lastAt" = ${greatest}("GatewayActivity"."lastAt", excluded."lastAt")`,
  )
}

/** Who called, by the hour, as the audit log of a hotel shows it. */
export function gatewayActivityStore(db: Db): GatewayActivityStore {
  return {
    async add(records) {
      const sorted = [...records].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
      if (sorted.length === 0) return
      await rawAtomic(db, async (tx) => {
        for (let from = 0; from < sorted.length; from += ITEMS_PER_STATEMENT) {
          await addList(tx, sorted.slice(from, from + ITEMS_PER_STATEMENT))
        }
      })
    },

    async markClients(marks) {
      const list = [...marks].sort((a, b) => (a.clientPk < b.clientPk ? -1 : 1))
      const text = JSON.stringify(list.map(({ clientPk, at }) => [clientPk, instant(db, at)]))
      const from =
        db.dialect === 'sqlite'
          ? sql`SELECT value ->> 0 AS "pk", value ->> 1 AS "at" FROM json_each(${text})`
          : sql`SELECT value ->> 0 AS "pk", (value ->> 1)::timestamp AS "at" FROM jsonb_array_elements(${text}::jsonb)`
      await run(
        db,
        sql`UPDATE "GatewayClient" SET "lastUsedAt" = m."at" FROM (${from}) AS m WHERE "GatewayClient"."pk" = m."pk"
              AND ("GatewayClient"."lastUsedAt" IS NULL OR "GatewayClient"."lastUsedAt" < m."at")`,
      )
    },

    async list(query) {
      const { integrationIds, actor } = query
      if (integrationIds?.length === 0 || (actor !== undefined && !isStorableText(actor))) return []
      const found = await rows<GatewayActivityRecord & { scheme: string }>(db, activitySql(query))
      return found.map((row) => ({ ...row, scheme: schemeSchema.parse(row.scheme) }))
    },

    sweep: (before, limit) =>
      run(
        db,
        sql`DELETE FROM "GatewayActivity" WHERE ("environmentId", "bucket", "actor", "scheme") IN (
              SELECT "environmentId", "bucket", "actor", "scheme" FROM "GatewayActivity"
              WHERE "bucket" < ${before} ORDER BY "bucket" LIMIT ${limit})`,
      ),
  }
}

type ActivityQuery = Parameters<GatewayActivityStore['list']>[0]

export function activitySql(query: ActivityQuery): Sql {
  const { environmentId, integrationId, integrationIds, actor, scheme, before, limit } = query
  const conditions = [
    sql`"environmentId" = ${environmentId}`,
    ...(integrationId === undefined ? [] : [sql`"integrationId" = ${integrationId}`]),
    ...(integrationIds === undefined ? [] : [sql`"integrationId" IN (${join([...integrationIds])})`]),
    ...(actor === undefined ? [] : [sql`"actor" = ${actor}`]),
    ...(scheme === undefined ? [] : [sql`"scheme" = ${scheme}`]),
    ...(before === undefined
      ? []
      : [sql`("bucket", "actor", "scheme") < (${before.bucket}, ${before.actor}, ${before.scheme})`]),
  ]
  return sql`SELECT * FROM "GatewayActivity" WHERE ${join(conditions, ' AND ')}
    ORDER BY "bucket" DESC, "actor" DESC, "scheme" DESC LIMIT ${limit}`
}
