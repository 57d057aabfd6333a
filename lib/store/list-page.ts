import type { Page } from '@/lib/base/page'
import { type Db, rows, type Sql, sql } from './db'
import { type KeysetList, keysetPage } from './keyset'
import { countMatches, type SearchFilter, searchList } from './search-index'

export interface ListRequest {
  cursor?: string
  limit: number
  /** the order without a search */
  plain: KeysetList
  /** rows that match without a search */
  countPlain: () => Promise<{ total: number; totalIsExact: boolean }>
  /** with words: a search, ordered by match */
  search: SearchFilter
}

/** One page of row ids with its total; the caller fetches the rows. */
export async function listPage(db: Db, request: ListRequest): Promise<Page<string>> {
  const searching = request.search.words.length > 0
  const list = searching ? await searchList(db, request.search, request.cursor) : request.plain
  const [page, count] = await Promise.all([
    keysetPage(db, list, request.cursor, request.limit),
    searching ? countMatches(db, request.search) : request.countPlain(),
  ])
  return { ...page, ...count }
}

/** Counts the rows of an index range. */
export async function countRows(db: Db, from: Sql, where: Sql): Promise<{ total: number; totalIsExact: boolean }> {
  const [row] = await rows<{ total: bigint }>(db, sql`SELECT count(*) AS "total" FROM ${from} ${where}`)
  return { total: Number(row?.total ?? 0), totalIsExact: true }
}

/** Puts fetched rows into the order of their ids; a row that was deleted in between is left out. */
export function inOrder<T>(ids: readonly string[], found: readonly T[], idOf: (row: T) => string): T[] {
  const byId = new Map(found.map((row) => [idOf(row), row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
