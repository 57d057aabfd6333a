import { type Db, join, raw, run, sql } from '../db'
import { ReferenceViolation, UniqueViolation } from '../store'
import type { BulkRows, BulkTable } from './bulk-types'

/** In the order in which rows may refer to one another. */
const ORDER: readonly BulkTable[] = [
  'customer',
  'partner',
  'gateway',
  'enterprise',
  'chain',
  'property',
  'environment',
  'environmentStep',
  'application',
  'integration',
  'integrationUser',
  'gatewayClient',
  'clientProperty',
  'partnerConnection',
  'connectionProperty',
  'gatewayUsage',
  'gatewayActivity',
  'gatewayRefusal',
  'migrationNotice',
]

/** few enough that one statement holds up the event loop of an embedded database for milliseconds only */
const ROWS = 500

/** Writes rows of many tables as they are given, parents first. Whoever calls has checked them, and records it. */
export async function insertBulk(db: Db, all: BulkRows): Promise<void> {
  for (const table of ORDER) {
    const list: readonly object[] = all[table] ?? []
    const columns = [...new Set(list.flatMap((row) => Object.keys(row)))]
    for (let at = 0; at < list.length; at += ROWS) await insertRows(db, table, columns, list.slice(at, at + ROWS))
  }
}

/** The rows travel as one JSON value: binding each value of thousands of rows costs more than writing them. */
async function insertRows(db: Db, table: BulkTable, columns: readonly string[], list: readonly object[]) {
  const name = `${table.charAt(0).toUpperCase()}${table.slice(1)}`
  const names = raw(columns.map((column) => `"${column}"`).join(', '))
  const rows = JSON.stringify(list.map((row) => stored(db, row as Record<string, unknown>)))
  const from =
    db.dialect === 'postgresql'
      ? sql`SELECT ${names} FROM jsonb_populate_recordset(NULL::${raw(`"${name}"`)}, ${rows}::jsonb)`
      : sql`SELECT ${join(columns.map((column) => raw(`value ->> '${column}'`)))} FROM json_each(${rows})`
  try {
    await run(db, sql`INSERT INTO ${raw(`"${name}"`)} (${names}) ${from}`)
  } catch (error) {
    const text = error instanceof Error ? error.message : ''
    if (/UNIQUE constraint|23505|unique constraint|duplicate key/.test(text)) throw new UniqueViolation(`bulk.${table}`)
    if (/FOREIGN KEY|23503|foreign key/.test(text)) throw new ReferenceViolation()
    throw error
  }
}

/** Instants as the column has them everywhere else; absent values are null. */
function stored(db: Db, row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (!(value instanceof Date)) return [column, value ?? null]
      const text = value.toISOString()
      return [column, db.dialect === 'sqlite' ? text.replace('Z', '+00:00') : text.replace('Z', '')]
    }),
  )
}
