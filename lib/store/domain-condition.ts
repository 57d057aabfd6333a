import { isStorableText, join, type Sql, sql } from './db'

/**
 * SQLite allows 500 branches in one statement, and a list may have three for each domain; who sees more domains than
 * this is served from the order of all.
 */
const MAX_BRANCHES = 150

/** One branch a domain, each with the conditions that all share. */
export function branchesFor(domains: readonly string[] | null, domainColumn: Sql, shared: Sql[]): Sql[][] {
  if (domains === null) return [shared]
  if (domains.length > MAX_BRANCHES) return [[sql`${domainColumn} IN (${join([...domains])})`, ...shared]]
  return domains.map((id) => [sql`${domainColumn} = ${id}`, ...shared])
}

/** The domains a list covers: what the caller may see, cut down to the one that is asked for. */
export function coveredDomains(visible: readonly string[] | null, asked: string | undefined): readonly string[] | null {
  if (asked === undefined || asked === '') return visible === null ? null : [...new Set(visible)]
  const allowed = isStorableText(asked) && (visible === null || visible.includes(asked))
  return allowed ? [asked] : []
}

/** A condition on the domain, or none when all domains are covered. */
export function domainCondition(domains: readonly string[] | null, column: Sql): Sql[] {
  if (domains === null) return []
  const [only] = domains
  if (only === undefined) return [sql`1 = 0`]
  return domains.length === 1 ? [sql`${column} = ${only}`] : [sql`${column} IN (${join([...domains])})`]
}

/** The domain of a client, once for a whole statement: no planner weighs it against the rows of the client. */
export function domainOfClient(clientPk: string): Sql {
  return sql`(SELECT k."domainId" FROM "Client" k WHERE k."pk" = ${clientPk})`
}
