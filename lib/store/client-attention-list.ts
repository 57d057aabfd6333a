import type { ClientAttention } from '@/lib/schemas/client-attention'
import { endingSecret, retiringInUse } from './client-secrets'
import { join, type Sql, sql } from './db'
import { domainCondition } from './domain-condition'
import type { KeysetList } from './keyset'
import type { ListRequest } from './list-page'
import type { ClientListFilter, DomainFilter } from './policy-types'
import { startsWith } from './search-index'
import { searchWords } from './search-terms'

/** The beginning of time, as far as a database compares it. */
const EVER = new Date(0)

/**
 * Clients with a secret that is due, in the order in which they end: the one order in which that question is asked.
 * Due secrets are few beside all clients, so they lead through their own index and the other filters are looked up.
 */
export function attentionList(
  query: ClientListFilter,
  attention: ClientAttention,
  due: { now: Date; before: Date },
  domains: DomainFilter,
): ListRequest {
  const words = searchWords(query.q ?? '')
  const conditions: Sql[] = [
    ...(attention === 'SECRET_ENDING' ? endingSecret(EVER, due.before) : retiringInUse(due.now)),
    ...domainCondition(domains, sql`t."domainId"`),
    ...(query.type ? [sql`t."clientType" = ${query.type}`] : []),
    ...(query.grant ? [hasGrant(query.grant)] : []),
    ...words.map(isNamed),
  ]
  const plain: KeysetList = {
    order: `${attention}:asc`,
    direction: 'asc',
    from: sql`"ClientSecret" s JOIN "Client" t ON t."pk" = s."clientPk"`,
    keyColumn: sql`s."expiresAt"`,
    idColumn: sql`t."pk"`,
    keyIsInstant: true,
    branches: [conditions],
  }
  return {
    cursor: query.cursor,
    limit: query.limit,
    plain,
    where: sql`WHERE ${join(conditions, ' AND ')}`,
    // The words are among the conditions: this list keeps its own order.
    search: { kind: 'client', words: [], domains },
  }
}

function hasGrant(grant: string): Sql {
  return sql`EXISTS (SELECT 1 FROM "ClientGrant" g WHERE g."clientPk" = t."pk" AND g."grantType" = ${grant})`
}

function isNamed(word: string): Sql {
  return sql`EXISTS (SELECT 1 FROM "SearchTerm" o WHERE o."kind" = 'client' AND o."entityId" = t."pk" AND ${startsWith(sql`o."term"`, word)})`
}
