import { type Db, join, rows, type Sql, sql } from './db'
import { branchesFor, domainCondition } from './domain-condition'
import { cursorOrder, type KeysetList } from './keyset'
import type { DomainFilter, SearchHit } from './policy-types'
import { prefixEnd, termsOf } from './search-terms'

export type SearchKind = SearchHit['kind']

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

const startsWith = (column: Sql, word: string) => sql`${column} >= ${word} AND ${column} < ${prefixEnd(word)}`

/** How many rows are looked at to see which word of a search is the rarest. */
const RARITY_PROBE = 2_000

/** The rarest word first: it leads through the index, the others are looked up for each of its rows. */
async function rarestFirst(db: Db, kind: SearchKind, words: readonly string[]): Promise<string[]> {
  if (words.length < 2) return [...words]
  const counts = await Promise.all(
    words.map(async (word) => {
      const query = sql`SELECT count(*) AS "n" FROM (SELECT 1 FROM "SearchTerm" t WHERE t."kind" = ${kind} AND ${startsWith(sql`t."term"`, word)} LIMIT ${RARITY_PROBE}) AS probe`
      const [row] = await rows<{ n: bigint }>(db, query)
      return { word, n: Number(row?.n ?? 0) }
    }),
  )
  return counts.sort((a, b) => a.n - b.n).map((count) => count.word)
}

export interface SearchFilter {
  kind: SearchKind
  words: readonly string[]
  domains: DomainFilter
  /** bits that an entity must all have */
  facets?: number
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
 * Everything that matches, ordered by the matching word, so that exact matches come first. An entity with several
 * matching words is told once, at its first.
 */
export async function searchList(db: Db, filter: SearchFilter, cursor?: string): Promise<KeysetList> {
  // A later page keeps the word that led the first one, whatever has become rarer since.
  const led = cursor ? cursorOrder(cursor)?.slice(ORDER.length) : undefined
  const words =
    led !== undefined && filter.words.includes(led)
      ? [led, ...filter.words.filter((word) => word !== led)]
      : await rarestFirst(db, filter.kind, filter.words)
  const [leading = '', ...others] = words
  const first = sql`NOT EXISTS (SELECT 1 FROM "SearchTerm" d WHERE d."kind" = ${filter.kind} AND d."entityId" = t."entityId" AND d."term" >= ${leading} AND d."term" < t."term")`
  const shared = [...leadingConditions(filter, leading), ...otherConditions(filter, others), first]
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
  const [leading = '', ...others] = await rarestFirst(db, filter.kind, filter.words)
  const conditions = [...leadingConditions(filter, leading), ...domainCondition(filter.domains, sql`t."domainId"`)]
  const led = sql`SELECT t."entityId" FROM "SearchTerm" t WHERE ${join(conditions, ' AND ')} LIMIT ${COUNT_LIMIT}`
  const matches = others.length === 0 ? sql`1 = 1` : join(otherConditions(filter, others), ' AND ')
  const [row] = await rows<{ scanned: bigint; total: bigint }>(
    db,
    sql`SELECT (SELECT count(*) FROM (${led}) AS l) AS "scanned",
               (SELECT count(*) FROM (SELECT DISTINCT "entityId" FROM (${led}) AS m) AS t WHERE ${matches}) AS "total"`,
  )
  return { total: Number(row?.total ?? 0), totalIsExact: Number(row?.scanned ?? 0) < COUNT_LIMIT }
}
