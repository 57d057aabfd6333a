import type { Page } from '@/lib/base/page'
import type { DomainListQuery } from '@/lib/schemas/list-query'
import { type Db, join, sql } from './db'
import { domainCondition } from './domain-condition'
import { toDomainRecord } from './domain-row'
import type { KeysetList } from './keyset'
import { inOrder, type ListRequest, listPage } from './list-page'
import type { DomainFilter, DomainRecord } from './policy-types'
import { searchWords } from './search-terms'

type Item = DomainRecord & { resourceCount: number; clientCount: number }

/** How a list query is answered from an index. */
export function domainListRequest(query: DomainListQuery, visible: DomainFilter): ListRequest {
  const conditions = domainCondition(visible, sql`t."id"`)
  const plain: KeysetList = {
    order: `${query.sort}:${query.direction}`,
    direction: query.direction,
    from: sql`"Domain" t`,
    keyColumn: query.sort === 'name' ? sql`t."nameLower"` : sql`t."createdAt"`,
    idColumn: sql`t."id"`,
    keyIsInstant: query.sort === 'createdAt',
    branches: [conditions],
  }
  const where = conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : sql``
  return {
    cursor: query.cursor,
    limit: query.limit,
    plain,
    where,
    search: { kind: 'domain', words: searchWords(query.q ?? ''), domains: visible },
  }
}

export async function listDomains(db: Db, query: DomainListQuery, visible: DomainFilter): Promise<Page<Item>> {
  const page = await listPage(db, domainListRequest(query, visible))
  const domainId = { in: page.items }
  const [found, resources, clients] = await Promise.all([
    db.prisma.domain.findMany({ where: { id: domainId } }),
    db.prisma.resource.groupBy({ by: ['domainId'], where: { domainId }, _count: { _all: true } }),
    db.prisma.client.groupBy({ by: ['domainId'], where: { domainId }, _count: { _all: true } }),
  ])
  const counted = (groups: { domainId: string; _count: { _all: number } }[]) =>
    new Map(groups.map((group) => [group.domainId, group._count._all]))
  const resourceCounts = counted(resources)
  const clientCounts = counted(clients)
  const items = inOrder(page.items, found, (row) => row.id).map((row) => ({
    ...toDomainRecord(row),
    resourceCount: resourceCounts.get(row.id) ?? 0,
    clientCount: clientCounts.get(row.id) ?? 0,
  }))
  return { ...page, items }
}
