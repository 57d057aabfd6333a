import { type Db, isStorableText, join, json, rawAtomic, rows, type Sql, sql } from '../db'
import { translated } from '../errors'
import { inOrder } from '../list-page'
import { narrowedPage } from '../narrowed-list'
import { jsonRows } from '../stored-values'
import { readDays, readFacts, see, stand } from './integration-bulk'
import { integrationList } from './integration-list'
import { toIntegrationRecord, withNames } from './integration-row'
import type { IntegrationRecord, IntegrationStore } from './integration-types'
import { ownerProgress } from './owner-progress'

const unique = { nameLower: 'integration.name', id: 'integration.id' }
/** Nobody pages through more. */
const COUNTED = 20_000

/**
 * Whoever calls by OCIM waits at R4 for SSD to fall silent, whatever its state: after completion nothing but time brings
 * it further. What has never called by OCIM has a blocker to lose, and nothing more. Each is found once.
 */
export function quietSql(before: Date, limit: number): Sql {
  return sql`SELECT q."id" FROM (
      SELECT i."id" FROM "Integration" i WHERE i."score" = 4 AND i."lastSsdAt" <= ${before}
      UNION ALL
      SELECT i."id" FROM "Integration" i WHERE i."score" = 4 AND i."lastSsdAt" IS NULL AND i."createdAt" <= ${before}
      UNION ALL
      SELECT i."id" FROM "Integration" i WHERE i."score" = 3 AND i."lastSsdAt" <= ${before}
        AND CAST(i."blockers" AS TEXT) LIKE '%"ssd-still-used"%'
    ) AS q LIMIT ${limit}`
}

export function integrationStore(db: Db): IntegrationStore {
  const { prisma } = db

  async function byIds(ids: readonly string[]): Promise<IntegrationRecord[]> {
    if (ids.length === 0) return []
    const found = await prisma.integration.findMany({ where: { id: { in: [...ids] } }, include: withNames })
    return inOrder(ids, found, (row) => row.id).map(toIntegrationRecord)
  }
  const among = (ids: readonly string[]) =>
    sql`i."id" IN (SELECT value ->> 0 FROM ${jsonRows(
      db,
      ids.map((id) => [id]),
    )})`

  return {
    async insert(integration) {
      const data = {
        ...integration,
        nameLower: integration.name.toLowerCase(),
        blockers: json([]),
        updatedAt: integration.createdAt,
      }
      await translated(unique, () => prisma.integration.create({ data }))
    },

    async byId(id) {
      return (isStorableText(id) && (await byIds([id]))[0]) || null
    },

    async list(search) {
      const page = await narrowedPage(db, integrationList(search), search, COUNTED)
      return { ...page, items: await byIds(page.items) }
    },

    async edit(id, expectedVersion, change, at) {
      const { count } = await translated(unique, () =>
        prisma.integration.updateMany({
          where: { id, version: expectedVersion },
          data: {
            ...change,
            ...(change.name === undefined ? {} : { nameLower: change.name.toLowerCase() }),
            version: expectedVersion + 1,
            updatedAt: at,
          },
        }),
      )
      return count === 1
    },

    async delete(id) {
      await translated(unique, () => prisma.integration.deleteMany({ where: { id } }))
    },

    factsOf(environmentId, owner) {
      const own = sql`i."environmentId" = ${environmentId}`
      if (!owner) return readFacts(db, own)
      if ('kind' in owner) return readFacts(db, sql`${own} AND i."ownerKind" = ${owner.kind}`)
      return readFacts(db, sql`${own} AND i."partnerId" = ${owner.partnerId}`)
    },

    async facts(ids) {
      return ids.length === 0 ? [] : readFacts(db, among(ids))
    },

    see: (seen) => rawAtomic(db, (tx) => see(tx, seen)),
    stand: (standings) => stand(db, standings),

    async quietSince(before, limit) {
      const found = await rows<{ id: string }>(db, quietSql(before, limit))
      return found.map((row) => row.id)
    },

    async staleRefusals(before, limit) {
      const found = await rows<{ id: string }>(
        db,
        sql`SELECT q."id" FROM (
            SELECT i."id" FROM "Integration" i WHERE i."addressRefusedAt" <= ${before}
              AND CAST(i."blockers" AS TEXT) LIKE '%"address-refused"%'
            UNION
            SELECT i."id" FROM "Integration" i WHERE i."gatewayRefusedAt" <= ${before}
              AND CAST(i."blockers" AS TEXT) LIKE '%"gateway-mismatch"%'
          ) AS q LIMIT ${limit}`,
      )
      return found.map((row) => row.id)
    },

    days: (ids, since) => readDays(db, ids, since),

    async refusals(id, since) {
      const [row] = await rows<{ n: bigint | number | null }>(
        db,
        sql`SELECT sum(u."count") AS "n" FROM "GatewayUsage" u WHERE u."integrationId" = ${id}
          AND u."granularity" = 'HOUR' AND u."bucket" >= ${since} AND u."outcome" <> 'ok'`,
      )
      return Number(row?.n ?? 0)
    },

    ownerProgress: (environmentId, gateScore, partnerId) => ownerProgress(db, environmentId, gateScore, partnerId),

    async unconfirmLimits(environmentId, partnerId) {
      await prisma.integration.updateMany({ where: { environmentId, partnerId }, data: { limitsConfirmedAt: null } })
    },

    async partnerHas(environmentId, partnerId) {
      const where = join([sql`i."environmentId" = ${environmentId}`, sql`i."partnerId" = ${partnerId}`], ' AND ')
      return (await rows(db, sql`SELECT 1 AS "one" FROM "Integration" i WHERE ${where} LIMIT 1`)).length > 0
    },
  }
}
