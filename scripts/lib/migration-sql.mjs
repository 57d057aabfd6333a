import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { migrationsDir, root } from './paths.mjs'
import { collatedColumns, forDialect } from './schema.mjs'
import { diffSchemas } from './schema-diff.mjs'

/** Hand-written SQL that Prisma's schema cannot say (partial indexes, triggers): prisma/sql/<dialect>/NNN-title.sql. */
const extraDir = (dialect) => path.join(root, 'prisma/sql', dialect)

export const migrationNames = (dialect) => {
  const folder = path.join(migrationsDir, dialect)
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
        .sort()
    : []
}

const readMigration = (dialect, name) => readFileSync(path.join(migrationsDir, dialect, name, 'migration.sql'), 'utf8')

const marker = (dialect, name, content) =>
  `-- prisma/sql/${dialect}/${name} sha256 ${createHash('sha256').update(content).digest('hex')}`

/** Sidecar files that no committed migration carries yet. One that was carried and then edited is an error. */
function pendingExtras(dialect, carriedBy) {
  if (!existsSync(extraDir(dialect))) return []
  const carried = carriedBy.map((name) => readMigration(dialect, name)).join('\n')
  const pending = []
  for (const name of readdirSync(extraDir(dialect))
    .filter((file) => file.endsWith('.sql'))
    .sort()) {
    const content = readFileSync(path.join(extraDir(dialect), name), 'utf8').trim()
    const line = marker(dialect, name, content)
    if (carried.includes(line)) continue
    if (carried.includes(`-- prisma/sql/${dialect}/${name} `)) {
      throw new Error(
        `prisma/sql/${dialect}/${name} was changed after a migration took it in. Write the change as a new file beside it.`,
      )
    }
    pending.push(`${line}\n${content}\n`)
  }
  return pending
}

/** Adds COLLATE "C" to the marked columns wherever the script creates, adds or retypes them. */
export function collateSql(sql, tables) {
  let table = null
  return sql
    .split('\n')
    .map((line) => {
      table = /^(?:CREATE|ALTER) TABLE "([^"]+)"/.exec(line)?.[1] ?? table
      const columns = table === null ? undefined : tables.get(table)
      const column = /^(?:CREATE|ALTER) TABLE|^\s|^ADD COLUMN|^ALTER COLUMN/.test(line)
        ? /(?:^\s+|ADD COLUMN\s+|ALTER COLUMN\s+)"([^"]+)" (?:SET DATA TYPE )?TEXT\b/.exec(line)?.[1]
        : undefined
      const marked = column !== undefined && columns?.has(column)
      if (line.trimEnd().endsWith(';')) table = null
      return marked ? line.replace(`TEXT`, 'TEXT COLLATE "C"') : line
    })
    .join('\n')
}

/** Columns that exist on both sides and only gained or lost the mark: the diff does not see those. */
function recollated(from, to) {
  const before = from === null ? new Map() : collatedColumns(from)
  const after = collatedColumns(to)
  const has = (schema, table, column) =>
    schema !== null && new RegExp(`model ${table} \\{[^}]*\\n\\s+${column}\\s`).test(schema)
  const lines = []
  for (const [tables, others, order] of [
    [after, before, 'C'],
    [before, after, 'default'],
  ]) {
    for (const [table, columns] of tables) {
      for (const column of columns) {
        if (others.get(table)?.has(column) || !has(from, table, column) || !has(to, table, column)) continue
        lines.push(`ALTER TABLE "${table}" ALTER COLUMN "${column}" TYPE TEXT COLLATE "${order}";`)
      }
    }
  }
  return lines.length === 0 ? '' : `-- Collation\n${lines.join('\n')}\n`
}

/** The whole script of the next migration of a dialect; empty when nothing changed. `carriedBy`: migrations that stay. */
export async function nextMigrationSql(dialect, from, to, carriedBy = migrationNames(dialect)) {
  const fromSchema = from === null ? null : forDialect(dialect, from)
  let sql = await diffSchemas(dialect, fromSchema, forDialect(dialect, to))
  if (dialect === 'postgresql') {
    // The schema that the connection's search path names is there already, and need not be called public.
    sql = sql.replace('-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n', '')
    sql = [collateSql(sql, collatedColumns(to)), recollated(from, to)].filter((part) => part !== '').join('\n')
  }
  return [sql, ...pendingExtras(dialect, carriedBy)].filter((part) => part.trim() !== '').join('\n')
}
