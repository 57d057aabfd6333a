import { type Db, join, raw, run, type StoredRow, sql } from './db'
import { instant, jsonRows, jsonText } from './stored-values'

/** What a column holds: PostgreSQL has to be told when it reads it out of a document. */
type ColumnKind = 'text' | 'instant' | 'json'

/**
 * Rows of one table, however many. PostgreSQL is sent all of them as one value, because a round trip costs more than a
 * row. The database in this process is given one statement a row: one for all would read each value out of the document
 * again, and keep a copy of every page that it changes, in case a later row breaks a rule.
 * @param columns in the order of the values of a row
 * @param otherwise what becomes of a row that is there already
 * @returns to be called in a transaction: some rows may be in when another one is refused
 */
export function rowInsert(
  table: string,
  columns: Readonly<Record<string, ColumnKind>>,
  otherwise: '' | ' ON CONFLICT DO NOTHING' = '',
): (tx: Db, list: readonly StoredRow[]) => Promise<void> {
  const names = Object.keys(columns).map((name) => `"${name}"`)
  const into = `INSERT INTO "${table}" (${names.join(', ')})`
  const ofOneRow = `${into} VALUES (${names.map(() => '?').join(', ')})${otherwise}`
  const members = Object.values(columns).map((kind, index) => ({ kind, member: raw(`value ->> ${index}`) }))
  return async (tx, list) => {
    if (tx.direct) {
      await tx.direct.runEach(ofOneRow, list)
      return
    }
    const values = members.map(({ kind, member }) => {
      if (kind === 'instant') return instant(tx, member)
      return kind === 'json' ? jsonText(tx, member) : member
    })
    await run(tx, sql`${raw(into)} SELECT ${join(values)} FROM ${jsonRows(tx, list)} WHERE true${raw(otherwise)}`)
  }
}
