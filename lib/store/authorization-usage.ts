import {
  AUTHORIZATION_USAGE_KINDS,
  type AuthorizationUsageIncrement,
  type AuthorizationUsageKind,
  type AuthorizationUsageStore,
  type ClientAuthorizationUsage,
} from './browser-types'
import { type Db, join, rawAtomic, rows, run, type Sql, sql } from './db'
import { domainCondition } from './domain-condition'
import { instant, jsonRows, storedInstant } from './stored-values'

const DAY_MS = 86_400_000
const ROWS_PER_STATEMENT = 500
/** Days of clients looked at for one answer: the cost is the same however many clients there are. */
const DAYS_READ = 20_000

const dayOf = (at: Date) => new Date(at.getTime() - (at.getTime() % DAY_MS))

/** How clients came to the authorization endpoint, by day. */
export function authorizationUsageStore(db: Db): AuthorizationUsageStore {
  return {
    async add(increments) {
      const items = combined(increments)
      await rawAtomic(db, async (tx) => {
        for (let from = 0; from < items.length; from += ROWS_PER_STATEMENT) {
          await run(tx, addSql(tx, items.slice(from, from + ROWS_PER_STATEMENT)))
        }
      })
    },

    async ofClients(clientPks, from) {
      if (clientPks.length === 0) return []
      const found = await rows<Row>(
        db,
        sql`SELECT "clientPk", "kind", sum("count") AS "count", max("lastAt") AS "lastAt" FROM "AuthorizationUsage"
            WHERE "clientPk" IN (${join([...clientPks])}) AND "day" >= ${dayOf(from)} GROUP BY "clientPk", "kind"`,
      )
      return found.map(toUsage)
    },

    async clients(visible, kinds, from, limit) {
      if (kinds.length === 0) return []
      const found = await rows<Row & { domainId: string; domainName: string; clientId: string; name: string }>(
        db,
        clientsSql(visible, kinds, from, limit),
      )
      return found.map((row) => ({
        ...toUsage(row),
        domainId: row.domainId,
        domainName: row.domainName,
        clientId: row.clientId,
        name: row.name,
      }))
    },

    async totals(domainId, from) {
      const found = await rows<{ kind: AuthorizationUsageKind; count: bigint }>(
        db,
        sql`SELECT "kind", sum("count") AS "count" FROM "AuthorizationUsage"
            WHERE "domainId" = ${domainId} AND "kind" IN (${join([...AUTHORIZATION_USAGE_KINDS])})
              AND "day" >= ${dayOf(from)} GROUP BY "kind"`,
      )
      return found.map(({ kind, count }) => ({ kind, count: Number(count) }))
    },

    sweep: (before, limit) =>
      run(
        db,
        sql`DELETE FROM "AuthorizationUsage" WHERE ("clientPk", "day", "kind") IN (
              SELECT "clientPk", "day", "kind" FROM "AuthorizationUsage"
              WHERE "day" < ${before} ORDER BY "day" LIMIT ${limit})`,
      ),
  }
}

interface Row {
  clientPk: string
  kind: AuthorizationUsageKind
  count: bigint | number
  /** SQLite does not know that the maximum of instants is one */
  lastAt: Date | string
}

function toUsage({ clientPk, kind, count, lastAt }: Row): ClientAuthorizationUsage {
  return { clientPk, kind, count: Number(count), lastAt: new Date(lastAt) }
}

/** One row a client, day and kind, in one order for everybody, so that two nodes do not lock rows crosswise. */
function combined(increments: readonly AuthorizationUsageIncrement[]): AuthorizationUsageIncrement[] {
  const byKey = new Map<string, AuthorizationUsageIncrement>()
  for (const item of increments) {
    const key = `${item.clientPk}\n${dayOf(item.at).getTime()}\n${item.kind}`
    const known = byKey.get(key)
    const at = known && known.at > item.at ? known.at : item.at
    byKey.set(key, { ...item, at, count: item.count + (known?.count ?? 0) })
  }
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item)
}

/** Of a client that is gone nothing is kept. */
function addSql(db: Db, items: readonly AuthorizationUsageIncrement[]): Sql {
  const list = items.map(({ clientPk, kind, count, at }) => [
    clientPk,
    storedInstant(dayOf(at)),
    kind,
    count,
    storedInstant(at),
  ])
  const count = db.dialect === 'sqlite' ? sql`l.value ->> 3` : sql`(l.value ->> 3)::integer`
  return sql`INSERT INTO "AuthorizationUsage" ("domainId", "clientPk", "day", "kind", "count", "lastAt")
    SELECT c."domainId", c."pk", ${instant(db, sql`l.value ->> 1`)}, l.value ->> 2, ${count},
      ${instant(db, sql`l.value ->> 4`)}
    FROM ${jsonRows(db, list)} AS l JOIN "Client" c ON c."pk" = l.value ->> 0 WHERE true
    ON CONFLICT ("clientPk", "day", "kind") DO UPDATE SET "count" = "AuthorizationUsage"."count" + excluded."count",
      "lastAt" = excluded."lastAt"`
}

/** Of the latest days; one run through an index for each kind and domain. */
export function clientsSql(
  visible: readonly string[] | null,
  kinds: readonly AuthorizationUsageKind[],
  from: Date,
  limit: number,
): Sql {
  const runs = kinds.map((kind) => {
    const covered = [...domainCondition(visible, sql`"domainId"`), sql`"kind" = ${kind}`, sql`"day" >= ${dayOf(from)}`]
    return sql`SELECT * FROM (SELECT "clientPk", "kind", "count", "lastAt" FROM "AuthorizationUsage"
      WHERE ${join(covered, ' AND ')} ORDER BY "day" DESC LIMIT ${DAYS_READ}) AS k`
  })
  return sql`SELECT g."clientPk", g."kind", g."count", g."lastAt", c."domainId", d."name" AS "domainName", c."clientId", c."name"
    FROM (SELECT "clientPk", "kind", sum("count") AS "count", max("lastAt") AS "lastAt"
      FROM (${join(runs, ' UNION ALL ')}) AS a GROUP BY "clientPk", "kind" ORDER BY max("lastAt") DESC LIMIT ${limit}) AS g
    JOIN "Client" c ON c."pk" = g."clientPk" JOIN "Domain" d ON d."id" = c."domainId" ORDER BY g."lastAt" DESC`
}
