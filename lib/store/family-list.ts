import type { Page } from '@/lib/base/page'
import { type Db, join, rows, sql } from './db'
import { domainCondition } from './domain-condition'
import { toFamilyRecord } from './family-row'
import { type KeysetList, keysetPage } from './keyset'
import { COUNT_LIMIT, countRowsSql, inOrder } from './list-page'
import type { FamilyFilter, FamilyListItem } from './token-types'

export function familyList(filter: FamilyFilter): KeysetList {
  const conditions =
    'clientPk' in filter
      ? [sql`t."clientPk" = ${filter.clientPk}`]
      : [sql`t."userId" = ${filter.userId}`, ...domainCondition(filter.domains, sql`t."domainId"`)]
  return {
    order: 'createdAt:desc',
    direction: 'desc',
    from: sql`"TokenFamily" t`,
    keyColumn: sql`t."createdAt"`,
    idColumn: sql`t."id"`,
    keyIsInstant: true,
    branches: [conditions],
  }
}

/** The families of a client or of a person, newest first, each with its newest refresh token. */
export async function listFamilies(
  db: Db,
  filter: FamilyFilter,
  cursor: string | undefined,
  limit: number,
): Promise<Page<FamilyListItem>> {
  const plain = familyList(filter)
  const where = sql`WHERE ${join(plain.branches[0] ?? [], ' AND ')}`
  const [page, counted] = await Promise.all([
    keysetPage(db, plain, cursor, limit),
    rows<{ total: bigint }>(db, countRowsSql({ plain, where })),
  ])
  const [found, newest] = await Promise.all([
    db.prisma.tokenFamily.findMany({
      where: { id: { in: page.items } },
      include: { domain: { select: { name: true } }, client: { select: { clientId: true, name: true } } },
    }),
    newestTokens(db, page.items),
  ])
  const items = inOrder(page.items, found, (row) => row.id).map(({ domain, client, ...row }) => ({
    ...toFamilyRecord(row),
    domainName: domain.name,
    clientId: client.clientId,
    clientName: client.name,
    newest: newest.get(row.id) ?? null,
  }))
  const total = Number(counted[0]?.total ?? 0)
  return { ...page, items, total: Math.min(total, COUNT_LIMIT), totalIsExact: total <= COUNT_LIMIT }
}

type Newest = NonNullable<FamilyListItem['newest']>

/** One index seek a family, however many tokens it has had. */
async function newestTokens(db: Db, familyIds: readonly string[]): Promise<Map<string, Newest>> {
  if (familyIds.length === 0) return new Map()
  const found = await rows<Newest & { familyId: string }>(
    db,
    sql`SELECT r."familyId", r."id", r."issuedAt", r."expiresAt" FROM "TokenFamily" f
        JOIN "RefreshToken" r ON r."hash" = (SELECT x."hash" FROM "RefreshToken" x
          WHERE x."familyId" = f."id" ORDER BY x."issuedAt" DESC LIMIT 1)
        WHERE f."id" IN (${join([...familyIds])})`,
  )
  return new Map(found.map(({ familyId, ...token }) => [familyId, token]))
}
