import { type Db, join, rows, type Sql, sql } from './db'
import { branchesFor, domainCondition } from './domain-condition'
import { cursorOrder, type KeysetList } from './keyset'
import type { DomainFilter, SearchHit } from './policy-types'
import { prefixEnd, termsOf } from './search-terms'

export type SearchKind = SearchHit['kind'] | 'user'

export interface IndexEntry {
  kind: SearchKind
  entityId: string
  domainId: string
  texts: readonly string[]
  facets?: number
}

/** Replaces the words by which one entity is found. */
export async function indexEntity(db: Db, entry: IndexEntry): Promise<void> {
  await unindexEntity(db, entry.kind, entry.entityId)
  const terms = termsOf(entry.texts)
  if (terms.length === 0) return
  const { kind, entityId, domainId, facets = 0 } = entry
  await db.prisma.searchTerm.createMany({ data: terms.map((term) => ({ kind, entityId, domainId, term, facets })) })
}

export async function unindexEntity(db: Db, kind: SearchKind, entityId: string): Promise<void> {
  await db.prisma.searchTerm.deleteMany({ where: { kind, entityId } })
}

export const startsWith = (column: Sql, word: string) => sql`${column} >= ${word} AND ${column} < ${prefixEnd(word)}`

/** How many rows are looked at to see which word of a search is the rarest. */
const RARITY_PROBE = 2_000

export interface SearchFilter {
  kind: SearchKind
  /** word prefixes that must all match; the first one leads through the index */
  words: readonly string[]
  domains: DomainFilter
  /** bits that an entity must all have */
  facets?: number
  /** further conditions on `t."entityId"`, looked up for every match */
  conditions?: readonly Sql[]
}

/** Conditions on the rows `t` of the leading word; the index alone decides them. */
function leadingConditions({ kind, facets = 0 }: SearchFilter, leading: string): Sql[] {
  const conditions = [sql`t."kind" = ${kind}`, startsWith(sql`t."term"`, leading)]
  const bits = sql`CAST(${facets} AS INTEGER)`
  if (facets !== 0) conditions.push(sql`(t."facets" & ${bits}) = ${bits}`)
  return conditions
}

/** The other words, looked up for an entity of `t`. */
function otherConditions({ kind }: SearchFilter, others: readonly string[]): Sql[] {
  return others.map(
    (word) =>
      sql`EXISTS (SELECT 1 FROM "SearchTerm" o WHERE o."kind" = ${kind} AND o."entityId" = t."entityId" AND ${startsWith(sql`o."term"`, word)})`,
  )
}

const ORDER = 'match:'

/**
 * Puts the word that leads through the index first: the rarest one, or on a later page the one that led the first
 * page, whatever has become rarer since.
 */
export async function ranked(db: Db, filter: SearchFilter, cursor?: string): Promise<SearchFilter> {
  const { kind, words } = filter
  if (words.length < 2) return filter
  const led = cursor ? cursorOrder(cursor)?.slice(ORDER.length) : undefined
  const leading = led !== undefined && words.includes(led) ? led : await rarest(db, kind, words)
  return { ...filter, words: [leading, ...words.filter((word) => word !== leading)] }
}

async function rarest(db: Db, kind: SearchKind, words: readonly string[]): Promise<string> {
  const counts = await Promise.all(
    words.map(async (word) => {
      const [row] = await rows<{ n: bigint }>(db, rarityProbe(kind, word))
      return { word, n: Number(row?.n ?? 0) }
    }),
  )
  return counts.reduce((least, count) => (count.n < least.n ? count : least)).word
}

/** Counts the rows of a word, up to where more would not matter. */
export function rarityProbe(kind: SearchKind, word: string): Sql {
  return sql`SELECT count(*) AS "n" FROM (SELECT 1 FROM "SearchTerm" t WHERE t."kind" = ${kind} AND ${startsWith(sql`t."term"`, word)} LIMIT ${RARITY_PROBE}) AS probe`
}

/**
 * Everything that matches, ordered by the matching word, so that exact matches come first. An entity with several
 * matching words is told once, at its first.
 */
export function searchList(filter: SearchFilter): KeysetList {
  const [leading = '', ...others] = filter.words
  const first = sql`NOT EXISTS (SELECT 1 FROM "SearchTerm" d WHERE d."kind" = ${filter.kind} AND d."entityId" = t."entityId" AND d."term" >= ${leading} AND d."term" < t."term")`
  const lookedUp = [...otherConditions(filter, others), ...(filter.conditions ?? [])]
  const shared = [...leadingConditions(filter, leading), ...lookedUp, first]
  return {
    order: `${ORDER}${leading}`,
    direction: 'asc',
    from: sql`"SearchTerm" t`,
    keyColumn: sql`t."term"`,
    idColumn: sql`t."entityId"`,
    keyIsInstant: false,
    branches: branchesFor(filter.domains, sql`t."domainId"`, shared),
  }
}

/** Rows of the leading word that are looked at to count matches; beyond them the total is a lower bound. */
const COUNT_LIMIT = 10_000

/** Entities that match, counted over at most COUNT_LIMIT rows of the index. */
export async function countMatches(db: Db, filter: SearchFilter): Promise<{ total: number; totalIsExact: boolean }> {
  const [row] = await rows<{ scanned: bigint; total: bigint }>(db, countMatchesSql(filter))
  return { total: Number(row?.total ?? 0), totalIsExact: Number(row?.scanned ?? 0) < COUNT_LIMIT }
}

export function countMatchesSql(filter: SearchFilter): Sql {
  const [leading = '', ...others] = filter.words
  const conditions = [...leadingConditions(filter, leading), ...domainCondition(filter.domains, sql`t."domainId"`)]
  const led = sql`SELECT t."entityId" FROM "SearchTerm" t WHERE ${join(conditions, ' AND ')} LIMIT ${COUNT_LIMIT}`
  const matches = join([sql`1 = 1`, ...otherConditions(filter, others), ...(filter.conditions ?? [])], ' AND ')
  return sql`SELECT (SELECT count(*) FROM (${led}) AS l) AS "scanned",
                    (SELECT count(*) FROM (SELECT DISTINCT "entityId" FROM (${led}) AS m) AS t WHERE ${matches}) AS "total"`
}
