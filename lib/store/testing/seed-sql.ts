import { type Db, type Sql, sql } from '../db'

/** The numbers from `from` up to `to`, as `i` of the alias `n`. */
export function numbers({ dialect }: Db, from: number, to: number): Sql {
  return dialect === 'postgresql'
    ? sql`generate_series(${from}::int, ${to - 1}::int) AS n(i)`
    : sql`(WITH RECURSIVE c(i) AS (SELECT CAST(${from} AS INTEGER) UNION ALL SELECT i + 1 FROM c WHERE i < ${to - 1}) SELECT i FROM c) AS n`
}

export function hex({ dialect }: Db, value: Sql, length: number): Sql {
  return dialect === 'postgresql'
    ? sql`lpad(to_hex(${value}), ${length}::int, '0')`
    : sql`substr(${'0'.repeat(length)} || printf('%x', ${value}), -${length})`
}

export const guid = (db: Db, value: Sql) => sql`'00000000-0000-4000-8000-' || ${hex(db, value, 12)}`
export const text = ({ dialect }: Db, value: string) => (dialect === 'postgresql' ? sql`${value}::text` : sql`${value}`)
export const instant = ({ dialect }: Db, at: Date) => (dialect === 'postgresql' ? sql`${at}::timestamp` : sql`${at}`)
export const list = ({ dialect }: Db, value: string) =>
  dialect === 'postgresql' ? sql`${value}::jsonb` : sql`${value}`
