import { type Db, join, raw, rows, sql } from './db'

/** Which of the ids still have a row. Figures about things that are gone would break the foreign key of a whole batch. */
export async function knownIds(db: Db, table: 'KeyPair' | 'Domain', ids: ReadonlySet<string>): Promise<Set<string>> {
  if (ids.size === 0) return new Set()
  const name = raw(`"${table}"`)
  const found = await rows<{ id: string }>(db, sql`SELECT "id" FROM ${name} WHERE "id" IN (${join([...ids])})`)
  return new Set(found.map(({ id }) => id))
}
