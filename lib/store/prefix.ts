import { isStorableText, type Sql, sql } from './db'

/** Beyond every character of a name, in the byte order of both databases. */
const LAST = '\u{10ffff}'

/** Texts of a lower-case column that begin so, as a range of its index; what cannot be stored begins nothing. */
export function prefixCondition(column: Sql, prefix: string): Sql {
  const from = prefix.trim().toLowerCase()
  if (!isStorableText(from)) return sql`1 = 0`
  return sql`${column} >= ${from} AND ${column} < ${`${from}${LAST}`}`
}
