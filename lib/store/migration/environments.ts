import { DURING, PHASES } from '@/lib/schemas/migration/phase'
import { type Db, isStorableText, join, rows, sql } from '../db'
import { inOrder } from '../list-page'
import { narrowedPage } from '../narrowed-list'
import { countsOfPartner, recount, scores, scoresOfPartner, sums } from './environment-counts'
import { calendarSql, columnCountsSql, columnSql, environmentList, reachConditions } from './environment-list'
import { toEnvironmentRecord, withPlace } from './environment-row'
import type { EnvironmentRecord, EnvironmentStore } from './environment-types'

/** Nobody pages through more. */
const COUNTED = 20_000

export function environmentStore(db: Db): EnvironmentStore {
  const { prisma } = db

  async function byIds(ids: readonly string[]): Promise<EnvironmentRecord[]> {
    if (ids.length === 0) return []
    const found = await prisma.environment.findMany({ where: { id: { in: [...ids] } }, include: withPlace })
    return inOrder(ids, found, (row) => row.id).map(toEnvironmentRecord)
  }

  return {
    async byId(id) {
      return (isStorableText(id) && (await byIds([id]))[0]) || null
    },

    byIds: (ids) => byIds(ids.filter(isStorableText)),

    async byLabel(label) {
      if (!isStorableText(label)) return null
      const row = await prisma.environment.findUnique({ where: { nameLower: label.toLowerCase() }, include: withPlace })
      return row && toEnvironmentRecord(row)
    },

    async list(query) {
      const page = await narrowedPage(db, environmentList(query), query, COUNTED)
      return { ...page, items: await byIds(page.items) }
    },

    async board(search, limit) {
      const wanted = search.phase?.length ? search.phase : PHASES
      const counted = await rows<{ phase: string; n: bigint }>(db, columnCountsSql(search))
      const counts = new Map(counted.map(({ phase, n }) => [phase, Number(n)]))
      const filled = wanted.filter((phase) => counts.has(phase))
      const ids = new Map<string, string[]>()
      for (const phase of filled) {
        ids.set(
          phase,
          (await rows<{ id: string }>(db, columnSql(search, phase, limit))).map((row) => row.id),
        )
      }
      const found = new Map((await byIds([...ids.values()].flat())).map((record) => [record.id, record]))
      return wanted.map((phase) => ({
        phase,
        count: counts.get(phase) ?? 0,
        items: (ids.get(phase) ?? []).flatMap((id) => found.get(id) ?? []),
      }))
    },

    async calendar(from, to, reach, limit) {
      const found = [
        ...(await rows<{ id: string }>(db, calendarSql('windowAt', from, to, reach, limit))),
        ...(await rows<{ id: string }>(db, calendarSql('cutoverAt', from, to, reach, limit))),
      ]
      return byIds([...new Set(found.map((row) => row.id))])
    },

    async reaches(id, reach) {
      const where = join([sql`t."id" = ${id}`, ...reachConditions(reach)], ' AND ')
      return (await rows(db, sql`SELECT 1 AS "one" FROM "Environment" t WHERE ${where}`)).length > 0
    },

    async move(id, expectedVersion, change, at) {
      const { count } = await prisma.environment.updateMany({
        where: { id, version: expectedVersion },
        data: { ...change, version: expectedVersion + 1, updatedAt: at },
      })
      return count === 1
    },

    recount: (ids, gateScore) => recount(db, ids, gateScore),
    scores: (id, partnerId) => scores(db, id, partnerId),
    scoresOfPartner: (ids, partnerId) => scoresOfPartner(db, ids, partnerId),
    countsOfPartner: (ids, partnerId, gateScore) => countsOfPartner(db, ids, partnerId, gateScore),

    async idsOfEnterprise(enterpriseId) {
      const found = await prisma.environment.findMany({ where: { chain: { enterpriseId } }, select: { id: true } })
      return found.map((row) => row.id)
    },

    otherDuring: (chainId, exceptId) =>
      prisma.environment.findFirst({
        where: { chainId, id: { not: exceptId }, phase: { in: [...DURING] } },
        select: { id: true, code: true },
      }),

    properties: (chainId, ids) =>
      prisma.property.findMany({
        where: { chainId, id: { in: ids.filter(isStorableText) } },
        select: { id: true, code: true, name: true },
        orderBy: { code: 'asc' },
      }),

    sums: (chainIds) => sums(db, chainIds),
  }
}
