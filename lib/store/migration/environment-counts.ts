import type { EnvironmentCounts } from '@/lib/schemas/migration/environment'
import { type Db, join, rows, run, type Sql, sql } from '../db'
import { jsonRows } from '../stored-values'
import { phaseSchema } from './environment-row'
import type { PhaseSum } from './environment-types'

/** What is counted of integrations `i`; in the order of the columns of `Environment`. */
function countedSql(gateScore: number): Sql {
  const of = (condition: Sql) => sql`coalesce(sum(CASE WHEN ${condition} THEN 1 ELSE 0 END), 0)`
  return sql`count(*) AS "integrations", ${of(sql`i."score" < ${gateScore}`)} AS "belowGate",
    ${of(sql`i."score" = 5`)} AS "quiet", ${of(sql`i."state" IN ('SSD_ONLY', 'CREDENTIALS_ISSUED')`)} AS "ssdOnly",
    ${of(sql`i."state" = 'DUAL'`)} AS "dual", ${of(sql`i."state" IN ('OCIM_ONLY', 'VERIFIED')`)} AS "ocimOnly",
    ${of(sql`i."state" = 'BROKEN'`)} AS "broken", ${of(sql`CAST(i."blockers" AS TEXT) <> '[]'`)} AS "blocked",
    ${of(sql`i."state" = 'VERIFIED'`)} AS "verified"`
}

const KEPT = ['integrations', 'belowGate', 'quiet', 'ssdOnly', 'dual', 'ocimOnly', 'broken', 'blocked'] as const
type Counted = Record<keyof EnvironmentCounts, bigint | number>

function toCounts(row: Counted): EnvironmentCounts {
  const { verified } = row
  const kept = Object.fromEntries(KEPT.map((name) => [name, Number(row[name])])) as Record<
    (typeof KEPT)[number],
    number
  >
  return { ...kept, verified: Number(verified) }
}

/** One statement, however many environments: the outer join leaves none out that has lost its last integration. */
export async function recount(db: Db, ids: readonly string[] | null, gateScore: number): Promise<void> {
  if (ids?.length === 0) return
  const wanted =
    ids === null
      ? sql``
      : sql`WHERE e."id" IN (SELECT value ->> 0 FROM ${jsonRows(
          db,
          ids.map((id) => [id]),
        )})`
  const where =
    ids === null
      ? sql``
      : sql`WHERE i."environmentId" IN (SELECT value ->> 0 FROM ${jsonRows(
          db,
          ids.map((id) => [id]),
        )})`
  const counted = sql`SELECT i."environmentId", ${countedSql(gateScore)} FROM "Integration" i ${where} GROUP BY i."environmentId"`
  const all = join([...KEPT, 'verified'].map((name) => sql`coalesce(n.${column(name)}, 0) AS ${column(name)}`))
  const fresh = sql`SELECT e."id", ${all} FROM "Environment" e LEFT JOIN (${counted}) n ON n."environmentId" = e."id" ${wanted}`
  const set = join([
    ...KEPT.map((name) => sql`${column(name)} = f.${column(name)}`),
    sql`"integrationsVerified" = f."verified"`,
  ])
  await run(db, sql`UPDATE "Environment" SET ${set} FROM (${fresh}) AS f WHERE "Environment"."id" = f."id"`)
}

const COLUMNS: Record<keyof EnvironmentCounts, Sql> = {
  integrations: sql`"integrations"`,
  belowGate: sql`"belowGate"`,
  quiet: sql`"quiet"`,
  ssdOnly: sql`"ssdOnly"`,
  dual: sql`"dual"`,
  ocimOnly: sql`"ocimOnly"`,
  broken: sql`"broken"`,
  blocked: sql`"blocked"`,
  verified: sql`"verified"`,
}
const column = (name: string): Sql => COLUMNS[name as keyof EnvironmentCounts]

export async function scores(db: Db, id: string, partnerId?: string): Promise<number[]> {
  const own = partnerId === undefined ? sql`` : sql`AND i."partnerId" = ${partnerId}`
  const found = await rows<{ score: number; n: bigint }>(
    db,
    sql`SELECT i."score", count(*) AS "n" FROM "Integration" i WHERE i."environmentId" = ${id} ${own} GROUP BY i."score"`,
  )
  const bySore = new Map(found.map(({ score, n }) => [Number(score), Number(n)]))
  return [0, 1, 2, 3, 4, 5].map((score) => bySore.get(score) ?? 0)
}

/** The same of one partner in many environments, in one statement. */
export async function scoresOfPartner(
  db: Db,
  ids: readonly string[],
  partnerId: string,
): Promise<Map<string, number[]>> {
  if (ids.length === 0) return new Map()
  const found = await rows<{ environmentId: string; score: number; n: bigint }>(
    db,
    sql`SELECT i."environmentId", i."score", count(*) AS "n" FROM "Integration" i
      WHERE i."partnerId" = ${partnerId} AND i."environmentId" IN (${join([...ids])})
      GROUP BY i."environmentId", i."score"`,
  )
  const byEnvironment = new Map<string, number[]>()
  for (const { environmentId, score, n } of found) {
    const counts = byEnvironment.get(environmentId) ?? [0, 0, 0, 0, 0, 0]
    counts[Number(score)] = Number(n)
    byEnvironment.set(environmentId, counts)
  }
  return byEnvironment
}

export async function countsOfPartner(
  db: Db,
  ids: readonly string[],
  partnerId: string,
  gateScore: number,
): Promise<Map<string, EnvironmentCounts>> {
  if (ids.length === 0) return new Map()
  const found = await rows<Counted & { environmentId: string }>(
    db,
    sql`SELECT i."environmentId", ${countedSql(gateScore)} FROM "Integration" i
      WHERE i."partnerId" = ${partnerId} AND i."environmentId" IN (${join([...ids])}) GROUP BY i."environmentId"`,
  )
  return new Map(found.map((row) => [row.environmentId, toCounts(row)]))
}

/** Sums of the kept counts, which are as many rows as there are environments, never as there are integrations. */
export async function sums(db: Db, chainIds: readonly string[] | null): Promise<PhaseSum[]> {
  if (chainIds?.length === 0) return []
  const summed = join([
    ...KEPT.map((name) => sql`sum(t.${column(name)}) AS ${column(name)}`),
    sql`sum(t."integrationsVerified") AS "verified"`,
  ])
  const found = await rows<Counted & { id: string; name: string; phase: string; environments: bigint }>(
    db,
    chainIds === null
      ? sql`SELECT '' AS "id", '' AS "name", t."phase", count(*) AS "environments", ${summed} FROM "Environment" t GROUP BY t."phase"`
      : sql`SELECT c."id", c."code" AS "name", t."phase", count(*) AS "environments", ${summed}
          FROM "Environment" t JOIN "Chain" c ON c."id" = t."chainId"
          WHERE t."chainId" IN (${join([...chainIds])}) GROUP BY c."id", c."code", t."phase" ORDER BY c."code"`,
  )
  return found.map((row) => ({
    id: row.id,
    name: row.name,
    phase: phaseSchema.parse(row.phase),
    environments: Number(row.environments),
    counts: toCounts(row),
  }))
}
