import { type Db, join, raw, rows, run, type Sql, sql } from '../db'
import { instant, jsonRows, jsonText, storedInstant } from '../stored-values'
import { type FactsRow, toIntegrationFacts } from './integration-row'
import type { IntegrationFacts, Seen, Standing, UsageDays } from './integration-types'

/** Rows of one statement: what one value of JSON may hold is far more, but others wait for it. */
const CHUNK = 1_000

export async function readFacts(db: Db, where: Sql): Promise<IntegrationFacts[]> {
  const found = await rows<FactsRow>(
    db,
    sql`SELECT i."id", i."environmentId", i."name", i."ownerKind", i."partnerId", i."applicationId", i."state", i."score",
        i."blockers", i."ownerEmail", i."separatedByUser", i."acknowledgedAt", i."credentialsIssuedAt", i."firstOcimAt",
        i."lastSsdAt", i."lastOcimAt", i."lastApiAt", i."lastOcimApiAt", i."addressRefusedAt", i."gatewayRefusedAt",
        i."createdAt",
        (SELECT count(*) FROM "IntegrationUser" u WHERE u."integrationId" = i."id" AND u."disabledAt" IS NULL) AS "users"
      FROM "Integration" i WHERE ${where} ORDER BY i."id"`,
  )
  return found.map(toIntegrationFacts)
}

export async function stand(db: Db, standings: readonly Standing[]): Promise<void> {
  for (let at = 0; at < standings.length; at += CHUNK) {
    const list = standings
      .slice(at, at + CHUNK)
      .map(({ id, state, score, blockers, credentialsIssuedAt, firstOcimAt }) => [
        id,
        state,
        score,
        JSON.stringify(blockers),
        storedInstant(credentialsIssuedAt),
        storedInstant(firstOcimAt),
      ])
    await run(
      db,
      sql`UPDATE "Integration" SET "state" = v."state", "score" = v."score", "blockers" = v."blockers",
          "credentialsIssuedAt" = v."credentialsIssuedAt", "firstOcimAt" = v."firstOcimAt"
        FROM (SELECT value ->> 0 AS "id", value ->> 1 AS "state", CAST(value ->> 2 AS INTEGER) AS "score",
            ${jsonText(db, sql`value ->> 3`)} AS "blockers", ${instant(db, sql`value ->> 4`)} AS "credentialsIssuedAt",
            ${instant(db, sql`value ->> 5`)} AS "firstOcimAt" FROM ${jsonRows(db, list)}) AS v
        WHERE "Integration"."id" = v."id"`,
    )
  }
}

const INSTANTS = [
  'lastSsdAt',
  'lastOcimAt',
  'lastApiAt',
  'lastOcimApiAt',
  'addressRefusedAt',
  'gatewayRefusedAt',
] as const
const COLUMNS = [
  sql`"lastSsdAt"`,
  sql`"lastOcimAt"`,
  sql`"lastApiAt"`,
  sql`"lastOcimApiAt"`,
  sql`"addressRefusedAt"`,
  sql`"gatewayRefusedAt"`,
]
const MEMBERS = COLUMNS.map((_, index) => raw(`value ->> ${index + 1}`))

export async function see(db: Db, seen: readonly Seen[]): Promise<void> {
  for (let at = 0; at < seen.length; at += CHUNK) {
    const list = seen.slice(at, at + CHUNK).map((one) => [one.id, ...INSTANTS.map((name) => storedInstant(one[name]))])
    const given = join(COLUMNS.map((column, index) => sql`${instant(db, member(index))} AS ${column}`))
    // Instants are text of one length in SQLite, so that the later one is the greater in both databases.
    const set = join(
      COLUMNS.map(
        (column) => sql`${column} = CASE WHEN v.${column} IS NULL THEN "Integration".${column}
          WHEN "Integration".${column} IS NULL OR "Integration".${column} < v.${column} THEN v.${column}
          ELSE "Integration".${column} END`,
      ),
    )
    await run(
      db,
      sql`UPDATE "Integration" SET ${set} FROM (SELECT value ->> 0 AS "id", ${given} FROM ${jsonRows(db, list)}) AS v
        WHERE "Integration"."id" = v."id"`,
    )
  }
}

const member = (index: number): Sql => MEMBERS[index] ?? sql`NULL`

/** By the index of an integration's figures; what was refused is no use. */
export async function readDays(db: Db, ids: readonly string[], since: Date): Promise<UsageDays> {
  const days: UsageDays = new Map()
  if (ids.length === 0) return days
  const found = await rows<{ integrationId: string; bucket: Date; kind: string; count: number }>(
    db,
    sql`SELECT u."integrationId", u."bucket", u."kind", u."count" FROM "GatewayUsage" u
      WHERE u."integrationId" IN (${join([...ids])}) AND u."granularity" = 'DAY' AND u."bucket" >= ${since}
        AND u."outcome" = 'ok' AND u."kind" IN ('SSD', 'OCIM')`,
  )
  for (const { integrationId, bucket, kind, count } of found) {
    const list = days.get(integrationId) ?? []
    list.push({ day: bucket.getTime(), kind: kind === 'SSD' ? 'SSD' : 'OCIM', count: Number(count) })
    days.set(integrationId, list)
  }
  return days
}
