import { type Db, join, rows, type Sql, sql } from './db'
import type { KeysetList } from './keyset'
import type { BoundedCount } from './sso-session-types'

/**
 * Counts what a list covers, looking at no more than `limit` rows of each run: the cost is the same however many rows
 * there are, and however few of them match.
 */
export async function countUpTo(db: Db, list: KeysetList, limit: number): Promise<BoundedCount> {
  if (list.branches.length === 0) return { count: 0, isExact: true }
  const [row] = await rows<{ total: bigint }>(db, countUpToSql(list, limit))
  const total = Number(row?.total ?? 0)
  return { count: Math.min(total, limit), isExact: total <= limit }
}

export function countUpToSql(list: KeysetList, limit: number): Sql {
  const runs = list.branches.map((conditions) => {
    const where = conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : sql``
    return sql`SELECT * FROM (SELECT 1 FROM ${list.from} ${where} LIMIT ${limit + 1}) AS b`
  })
  return sql`SELECT count(*) AS "total" FROM (${join(runs, ' UNION ALL ')}) AS c`
}
