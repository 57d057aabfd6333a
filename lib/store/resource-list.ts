import type { Page } from '@/lib/base/page'
import type { ResourceListQuery } from '@/lib/schemas/list-query'
import { type Db, join, sql } from './db'
import { branchesFor, coveredDomains, domainCondition } from './domain-condition'
import type { KeysetList } from './keyset'
import { inOrder, type ListRequest, listPage } from './list-page'
import type { DomainFilter, ResourceRecord } from './policy-types'
import { toResourceRecord, withScopes } from './resource-row'
import { searchWords } from './search-terms'

type Item = ResourceRecord & { domainName: string; clientCount: number }

export function resourceListRequest(query: ResourceListQuery, visible: DomainFilter): ListRequest {
  const domains = coveredDomains(visible, query.domain)
  const plain: KeysetList = {
    order: `${query.sort}:${query.direction}`,
    direction: query.direction,
    from: sql`"Resource" t`,
    keyColumn: query.sort === 'name' ? sql`t."nameLower"` : sql`t."createdAt"`,
    idColumn: sql`t."id"`,
    keyIsInstant: query.sort === 'createdAt',
    branches: branchesFor(domains, sql`t."domainId"`, []),
  }
  const conditions = domainCondition(domains, sql`t."domainId"`)
  const where = conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : sql``
  return {
    cursor: query.cursor,
    limit: query.limit,
    plain,
    where,
    search: { kind: 'resource', words: searchWords(query.q ?? ''), domains },
  }
}

export async function listResources(db: Db, query: ResourceListQuery, visible: DomainFilter): Promise<Page<Item>> {
  const page = await listPage(db, resourceListRequest(query, visible))
  const ids = { in: page.items }
  const [found, clients] = await Promise.all([
    db.prisma.resource.findMany({
      where: { id: ids },
      include: { ...withScopes, domain: { select: { name: true } } },
    }),
    db.prisma.clientScope.groupBy({
      by: ['resourceId'],
      where: { resourceId: ids, isFirst: true },
      _count: { _all: true },
    }),
  ])
  const counts = new Map(clients.map((group) => [group.resourceId, group._count._all]))
  const items = inOrder(page.items, found, (row) => row.id).map(({ domain, ...row }) => ({
    ...toResourceRecord(row),
    domainName: domain.name,
    clientCount: counts.get(row.id) ?? 0,
  }))
  return { ...page, items }
}
