import { type Db, type Sql, sql } from './db'

type Member = string | number | boolean | null

/**
 * Rows as one JSON value, each a list of members: the text of a statement is then the same however many there are.
 * Yields one row an item with the column `value`.
 */
export function jsonRows({ dialect }: Pick<Db, 'dialect'>, items: readonly (readonly Member[])[]): Sql {
  const list = JSON.stringify(items)
  return dialect === 'sqlite' ? sql`json_each(${list})` : sql`jsonb_array_elements(${list}::jsonb)`
}

/** An instant as it stands in a column of SQLite, and as PostgreSQL reads it. */
export function storedInstant(at: Date): string
export function storedInstant(at: Date | null): string | null
export function storedInstant(at: Date | null): string | null {
  return at?.toISOString().replace('Z', '+00:00') ?? null
}

/** A member of a row of `jsonRows` as an instant: PostgreSQL has to be told. */
export function instant({ dialect }: Pick<Db, 'dialect'>, member: Sql): Sql {
  return dialect === 'sqlite' ? member : sql`(${member})::timestamp`
}

/** A member of a row of `jsonRows` that is JSON written as text. */
export function jsonText({ dialect }: Pick<Db, 'dialect'>, member: Sql): Sql {
  return dialect === 'sqlite' ? member : sql`(${member})::jsonb`
}
