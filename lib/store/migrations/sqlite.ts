import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { type AppliedMigration, type Migration, MigrationError, pendingMigrations } from './plan'

const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`

// Prisma stores instants on SQLite as milliseconds since 1970.
const NOW_MS = `CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)`

const LOCK_TIMEOUT_MS = 60_000

interface Row {
  name: string
  checksum: string
  finished: number
  rolledBack: number
}

function readApplied(database: Database.Database): AppliedMigration[] {
  const rows = database
    .prepare<[], Row>(
      `SELECT "migration_name" AS name, "checksum" AS checksum, "finished_at" IS NOT NULL AS finished,
              "rolled_back_at" IS NOT NULL AS rolledBack FROM "_prisma_migrations" ORDER BY "started_at", "migration_name"`,
    )
    .all()
  return rows.map((row) => ({ ...row, finished: row.finished === 1, rolledBack: row.rolledBack === 1 }))
}

function applyOne(database: Database.Database, migration: Migration): void {
  database.exec(migration.sql)
  const dangling = database.pragma('foreign_key_check') as unknown[]
  if (dangling.length > 0) {
    throw new MigrationError(
      `The migration ${migration.name} would leave ${dangling.length} rows without their parent row.`,
    )
  }
  database
    .prepare(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
       VALUES (?, ?, ?, ${NOW_MS}, ${NOW_MS}, 1)`,
    )
    .run(randomUUID(), migration.checksum, migration.name)
}

/** Applies what is pending, each migration in a write transaction of its own, and returns the names. */
export function migrateSqlite(file: string, committed: Migration[]): string[] {
  const isNew = file !== ':memory:' && !existsSync(file)
  if (isNew) mkdirSync(path.dirname(path.resolve(file)), { recursive: true, mode: 0o700 })
  const database = new Database(file, { timeout: LOCK_TIMEOUT_MS })
  const names: string[] = []
  try {
    if (isNew) chmodSync(file, 0o600)
    // Table redefinitions drop and rename tables; the check before each commit takes the place of enforcement.
    database.pragma('foreign_keys = OFF')
    database.exec(BOOKKEEPING)
    for (;;) {
      // IMMEDIATE takes the write lock before reading, so that a second process waits and then finds the work done.
      database.exec('BEGIN IMMEDIATE')
      try {
        const next = pendingMigrations(committed, readApplied(database))[0]
        if (next) applyOne(database, next)
        database.exec('COMMIT')
        if (!next) return names
        names.push(next.name)
      } catch (error) {
        if (database.inTransaction) database.exec('ROLLBACK')
        throw error
      }
    }
  } finally {
    database.close()
  }
}
