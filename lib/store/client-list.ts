import type { Page } from '@/lib/base/page'
import type { ClientListQuery } from '@/lib/schemas/list-query'
import { clientTypeSchema, grantTypesSchema } from './client-row'
import { type Db, join, sql } from './db'
import { branchesFor, coveredDomains, domainCondition } from './domain-condition'
import type { KeysetList } from './keyset'
import { countRows, inOrder, type ListRequest, listPage } from './list-page'
import type { ClientListItem, DomainFilter } from './policy-types'
import { clientFacets, searchWords } from './search-terms'

const sortColumns = {
  name: sql`t."nameLower"`,
  clientId: sql`t."clientIdLower"`,
  createdAt: sql`t."createdAt"`,
}

/** A list by grant runs through ClientGrant, any other through Client; both have an index for every order. */
export function clientListRequest(db: Db, query: ClientListQuery, visible: DomainFilter): ListRequest {
  const domains = coveredDomains(visible, query.domain)
  const filters = [
    ...(query.grant ? [sql`t."grantType" = ${query.grant}`] : []),
    ...(query.type ? [sql`t."clientType" = ${query.type}`] : []),
  ]
  const plain: KeysetList = {
    order: `${query.sort}:${query.direction}`,
    direction: query.direction,
    from: query.grant ? sql`"ClientGrant" t` : sql`"Client" t`,
    keyColumn: sortColumns[query.sort],
    idColumn: query.grant ? sql`t."clientPk"` : sql`t."pk"`,
    keyIsInstant: query.sort === 'createdAt',
    branches: branchesFor(domains, sql`t."domainId"`, filters),
  }
  const conditions = [...domainCondition(domains, sql`t."domainId"`), ...filters]
  const where = conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : sql``
  const facets = clientFacets(query.type, query.grant ? [query.grant] : [])
  return {
    cursor: query.cursor,
    limit: query.limit,
    plain,
    countPlain: () => countRows(db, plain.from, where),
    search: { kind: 'client', words: searchWords(query.q ?? ''), domains, facets },
  }
}

export async function listClients(
  db: Db,
  query: ClientListQuery,
  visible: DomainFilter,
): Promise<Page<ClientListItem>> {
  const page = await listPage(db, clientListRequest(db, query, visible))
  const found = await db.prisma.client.findMany({
    where: { pk: { in: page.items } },
    select: {
      pk: true,
      domainId: true,
      clientId: true,
      name: true,
      clientType: true,
      grantTypes: true,
      lastUsedAt: true,
      createdAt: true,
      domain: { select: { name: true } },
    },
  })
  const items = inOrder(page.items, found, (row) => row.pk).map(({ domain, ...row }) => ({
    ...row,
    clientType: clientTypeSchema.parse(row.clientType),
    grantTypes: grantTypesSchema.parse(row.grantTypes),
    domainName: domain.name,
  }))
  return { ...page, items }
}
