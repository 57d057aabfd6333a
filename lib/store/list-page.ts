import type { Page } from '@/lib/base/page'
import { type Db, rows, type Sql, sql } from './db'
import { type KeysetList, keysetPage } from './keyset'
import { countMatches, ranked, type SearchFilter, searchList } from './search-index'

export interface ListRequest {
  cursor?: string
  limit: number
  /** the order without a search */
  plain: KeysetList
  /** WHERE clause of everything that matches without a search */
  where: Sql
  /** with words: a search, ordered by match */
  search: SearchFilter
  /** rows counted without a search; beyond them the total is a lower bound */
  countLimit?: number
}

/** One page of row ids with its total; the caller fetches the rows. */
export async function listPage(db: Db, request: ListRequest): Promise<Page<string>> {
  const searching = request.search.words.length > 0
  const search = searching ? await ranked(db, request.search, request.cursor) : request.search
  const list = searching ? searchList(search) : request.plain
  const [page, count] = await Promise.all([
    keysetPage(db, list, request.cursor, request.limit),
    searching ? countMatches(db, search) : countRows(db, request),
  ])
  return { ...page, ...count }
}

/** Counting an index range is cheap, but not for ever: beyond this the total is a lower bound. */
export const COUNT_LIMIT = 200_000

async function countRows(db: Db, request: ListRequest): Promise<{ total: number; totalIsExact: boolean }> {
  const [row] = await rows<{ total: bigint }>(db, countRowsSql(request))
  const counted = Number(row?.total ?? 0)
  const limit = request.countLimit ?? COUNT_LIMIT
  return { total: Math.min(counted, limit), totalIsExact: counted <= limit }
}

export function countRowsSql(request: Pick<ListRequest, 'plain' | 'where' | 'countLimit'>): Sql {
  const { plain, where, countLimit = COUNT_LIMIT } = request
  return sql`SELECT count(*) AS "total" FROM (SELECT 1 FROM ${plain.from} ${where} LIMIT ${countLimit + 1}) AS c`
}

/** Puts fetched rows into the order of their ids; a row that was deleted in between is left out. */
export function inOrder<T>(ids: readonly string[], found: readonly T[], idOf: (row: T) => string): T[] {
  const byId = new Map(found.map((row) => [idOf(row), row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
