import type { Page } from '@/lib/base/page'
import { CLIENT_TYPES } from '@/lib/schemas/client-type'
import { attentionList } from './client-attention-list'
import { clientTypeSchema, grantTypesSchema } from './client-row'
import { type Db, join, sql } from './db'
import { branchesFor, coveredDomains, domainCondition } from './domain-condition'
import type { KeysetList } from './keyset'
import { inOrder, type ListRequest, listPage } from './list-page'
import type { ClientListFilter, ClientListItem, DomainFilter } from './policy-types'
import { clientFacets, searchWords } from './search-terms'

const sortColumns = {
  name: sql`t."nameLower"`,
  clientId: sql`t."clientIdLower"`,
  createdAt: sql`t."createdAt"`,
}

/**
 * A list by grant runs through ClientGrant, any other through Client; both have an index for every order. Those of
 * ClientGrant keep the client types apart, so without a type there is one run for each.
 */
export function clientListRequest(query: ClientListFilter, visible: DomainFilter): ListRequest {
  const domains = coveredDomains(visible, query.domain)
  if (query.attention && query.due) return attentionList(query, query.attention, query.due, domains)
  const grant = query.grant ? [sql`t."grantType" = ${query.grant}`] : []
  const types = query.type ? [query.type] : query.grant ? CLIENT_TYPES : []
  const typed = types.map((type) => [...grant, sql`t."clientType" = ${type}`])
  const plain: KeysetList = {
    order: `${query.sort}:${query.direction}`,
    direction: query.direction,
    from: query.grant ? sql`"ClientGrant" t` : sql`"Client" t`,
    keyColumn: sortColumns[query.sort],
    idColumn: query.grant ? sql`t."clientPk"` : sql`t."pk"`,
    keyIsInstant: query.sort === 'createdAt',
    branches: (typed.length > 0 ? typed : [grant]).flatMap((filter) => branchesFor(domains, sql`t."domainId"`, filter)),
  }
  const type = query.type ? [sql`t."clientType" = ${query.type}`] : []
  const conditions = [...domainCondition(domains, sql`t."domainId"`), ...grant, ...type]
  return {
    cursor: query.cursor,
    limit: query.limit,
    plain,
    where: conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : sql``,
    search: {
      kind: 'client',
      words: searchWords(query.q ?? ''),
      domains,
      facets: clientFacets(query.type, query.grant ? [query.grant] : []),
    },
  }
}

export async function listClients(
  db: Db,
  query: ClientListFilter,
  visible: DomainFilter,
): Promise<Page<ClientListItem>> {
  const page = await listPage(db, clientListRequest(query, visible))
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
