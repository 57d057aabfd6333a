import { connect } from './connect'
import { type Db, rows, type Sql, sql } from './db'
import { type KeysetList, pageSql } from './keyset'
import { countRowsSql, type ListRequest } from './list-page'
import { countMatchesSql, rarityProbe, searchList } from './search-index'

/** For tests and benchmarks: the statements behind a list, and how a database would run them. */
export interface Statements {
  /** first page, a later page, and the page before one */
  pages: Sql[]
  /** the total, and what decides which word of a search leads */
  counts: Sql[]
}

export function statementsOf(request: ListRequest): Statements {
  const { search, plain, limit } = request
  const searching = search.words.length > 0
  const list = searching ? searchList(search) : plain
  return {
    pages: [
      pageSql(list, null, limit + 1, false),
      pageSql(list, placeIn(list, false), limit + 1, false),
      pageSql(list, placeIn(list, true), limit + 1, true),
    ],
    counts: searching
      ? [countMatchesSql(search), ...search.words.map((word) => rarityProbe(search.kind, word))]
      : [countRowsSql(request)],
  }
}

/** Some place in the middle of any list. */
function placeIn(list: KeysetList, back: boolean) {
  return { key: list.keyIsInstant ? Date.UTC(2026, 0, 1, 2) : 'm', id: 'm', back }
}

/** A database that tells its plans. */
export interface Explainer {
  /** the plan as the database prints it, one step a line */
  plan(statement: Sql): Promise<string[]>
  close(): Promise<void>
}

export async function openExplainer(url: string): Promise<Explainer> {
  const { prisma, dialect, close } = await connect(url)
  const db: Db = { prisma, dialect, atomic: (work) => work(db) }
  return {
    close,
    async plan(statement) {
      if (dialect === 'postgresql') {
        const lines = await rows<{ 'QUERY PLAN': string }>(db, sql`EXPLAIN ${statement}`)
        return lines.map((line) => line['QUERY PLAN'])
      }
      const lines = await rows<{ detail: string }>(db, sql`EXPLAIN QUERY PLAN ${statement}`)
      return lines.map((line) => line.detail)
    },
  }
}
