import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** One committed migration: Prisma's layout, `<name>/migration.sql`. */
export interface Migration {
  name: string
  sql: string
  /** SHA-256 of the file, hexadecimal, as Prisma records it */
  checksum: string
}

/** A row of Prisma's bookkeeping table `_prisma_migrations`. */
export interface AppliedMigration {
  name: string
  checksum: string
  finished: boolean
  rolledBack: boolean
}

/** A database that must not be touched; the message says what a person can do. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

/** @throws MigrationError when the folder has no migration, because then the program is not completely installed */
export function readMigrations(folder: string): Migration[] {
  const names = existsSync(folder) ? readdirSync(folder).sort() : []
  const migrations = names.flatMap((name) => {
    const file = path.join(folder, name, 'migration.sql')
    if (!existsSync(file)) return []
    const sql = readFileSync(file, 'utf8')
    return [{ name, sql, checksum: createHash('sha256').update(sql).digest('hex') }]
  })
  if (migrations.length === 0)
    throw new MigrationError(`There is no migration in ${folder}. Start in the project folder.`)
  return migrations
}

/**
 * What is still to be applied, in order.
 * @throws MigrationError when the database's history is not a beginning of the committed one
 */
export function pendingMigrations(committed: Migration[], applied: AppliedMigration[]): Migration[] {
  const known = new Map(committed.map((migration) => [migration.name, migration]))
  const done = new Set<string>()
  for (const row of applied) {
    if (row.rolledBack) continue
    const migration = known.get(row.name)
    if (!migration) {
      throw new MigrationError(
        `The database has the migration ${row.name}, which this version does not know. It was used by a newer version: start that one, or restore a backup made before the upgrade.`,
      )
    }
    if (!row.finished) {
      throw new MigrationError(
        `The migration ${row.name} was begun and never finished. Restore a backup, or repair the database and mark the row in _prisma_migrations.`,
      )
    }
    if (migration.checksum !== row.checksum) {
      throw new MigrationError(
        `The migration ${row.name} was changed after it had been applied to this database. Restore the file, or, if the data may go, start with an empty database.`,
      )
    }
    done.add(row.name)
  }
  return committed.filter((migration) => !done.has(migration.name))
}
