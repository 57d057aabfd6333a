import type { Page } from '@/lib/base/page'
import { type Db, type Sql, sql } from './db'
import { domainCondition } from './domain-condition'
import { toPair } from './key-pair-row'
import { type KeysetList, keysetPage } from './keyset'
import { inOrder } from './list-page'
import type { DomainFilter, KeyPairFilter, KeyPairRecord } from './policy-types'

type Item = KeyPairRecord & { domainNames: string[] }

/** Key pairs by the end of their certificates: what expires first comes first. */
export async function listKeyPairs(
  db: Db,
  cursor: string | null,
  limit: number,
  visible: DomainFilter,
  { expiresBefore, unused }: KeyPairFilter = {},
): Promise<Page<Item>> {
  const [assigned] = domainCondition(visible, sql`k."domainId"`)
  const conditions: Sql[] = [
    ...(assigned ? [sql`t."id" IN (SELECT k."keyPairId" FROM "DomainKey" k WHERE ${assigned})`] : []),
    ...(expiresBefore ? [sql`t."notAfter" < ${expiresBefore}`] : []),
    ...(unused ? [sql`NOT EXISTS (SELECT 1 FROM "DomainKey" u WHERE u."keyPairId" = t."id")`] : []),
  ]
  const list: KeysetList = {
    order: 'notAfter:asc',
    direction: 'asc',
    from: sql`"KeyPair" t`,
    keyColumn: sql`t."notAfter"`,
    idColumn: sql`t."id"`,
    keyIsInstant: true,
    branches: [conditions],
  }
  const where = {
    ...(expiresBefore ? { notAfter: { lt: expiresBefore } } : {}),
    AND: [
      visible === null ? {} : { domains: { some: { domainId: { in: [...visible] } } } },
      unused ? { domains: { none: {} } } : {},
    ],
  }
  const [page, total] = await Promise.all([
    keysetPage(db, list, cursor ?? undefined, limit),
    db.prisma.keyPair.count({ where }),
  ])
  const found = await db.prisma.keyPair.findMany({
    where: { id: { in: page.items } },
    include: {
      domains: {
        where: visible === null ? {} : { domainId: { in: [...visible] } },
        select: { domain: { select: { name: true } } },
        orderBy: { domainId: 'asc' },
      },
    },
  })
  const items = inOrder(page.items, found, (row) => row.id).map(({ domains, ...row }) => ({
    ...toPair(row),
    domainNames: domains.map(({ domain }) => domain.name),
  }))
  return { ...page, items, total, totalIsExact: true }
}
