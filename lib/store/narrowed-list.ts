import type { Page } from '@/lib/base/page'
import { type Db, join, rows, type Sql, sql } from './db'
import { type KeysetList, keysetPage } from './keyset'
import type { BoundedCount } from './sso-session-types'

/** A list that runs through one index, and conditions that the index does not decide. */
export interface NarrowedList extends KeysetList {
  /** asked of each row that the runs find */
  narrowing: Sql[]
}

/**
 * The list with what narrows it. Of SQLite that is hidden, which would else leave the order of the list for another
 * index; PostgreSQL knows by its statistics how little it narrows, and needs to see it for that.
 */
export function narrowed({ dialect }: Pick<Db, 'dialect'>, { narrowing, ...list }: NarrowedList): KeysetList {
  if (narrowing.length === 0) return list
  const all = join(narrowing, ' AND ')
  const asked = dialect === 'sqlite' ? sql`(CASE WHEN ${all} THEN 1 ELSE 0 END) = 1` : all
  return { ...list, branches: list.branches.map((conditions) => [...conditions, asked]) }
}

/** One page of row ids with a total that costs the same however many rows there are, and however few of them match. */
export async function narrowedPage(
  db: Db,
  list: NarrowedList,
  { cursor, limit }: { cursor?: string; limit: number },
  countLimit: number,
): Promise<Page<string>> {
  const [page, counted] = await Promise.all([
    keysetPage(db, narrowed(db, list), cursor, limit),
    countNarrowed(db, list, countLimit),
  ])
  return { ...page, total: counted.count, totalIsExact: counted.isExact }
}

/** Counts what matches among the first `limit` rows of each run. */
export async function countNarrowed(db: Db, list: NarrowedList, limit: number): Promise<BoundedCount> {
  if (list.branches.length === 0) return { count: 0, isExact: true }
  const [row] = await rows<{ most: bigint; hit: bigint }>(db, countNarrowedSql(list, limit))
  const hit = Number(row?.hit ?? 0)
  return { count: Math.min(hit, limit), isExact: Number(row?.most ?? 0) <= limit && hit <= limit }
}

export function countNarrowedSql(
  { branches, narrowing, from, keyColumn, idColumn, direction }: NarrowedList,
  limit: number,
): Sql {
  const hit = narrowing.length > 0 ? sql`CASE WHEN ${join(narrowing, ' AND ')} THEN 1 ELSE 0 END` : sql`1`
  const order = direction === 'desc' ? sql`DESC` : sql`ASC`
  const runs = branches.map((conditions) => {
    const where = conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : sql``
    return sql`SELECT count(*) AS "looked", coalesce(sum(b."hit"), 0) AS "hit" FROM (SELECT ${hit} AS "hit" FROM ${from}
      ${where} ORDER BY ${keyColumn} ${order}, ${idColumn} ${order} LIMIT ${limit + 1}) AS b`
  })
  return sql`SELECT max("looked") AS "most", sum("hit") AS "hit" FROM (${join(runs, ' UNION ALL ')}) AS c`
}
