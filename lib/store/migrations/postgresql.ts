import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { type AppliedMigration, type Migration, pendingMigrations } from './plan'

const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

/** The advisory lock that Prisma's own command takes, so that the two exclude each other. */
const LOCK_ID = 72707369

async function readApplied(client: Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    `SELECT "migration_name" AS "name", "checksum", "finished_at" IS NOT NULL AS "finished",
            "rolled_back_at" IS NOT NULL AS "rolledBack" FROM "_prisma_migrations" ORDER BY "started_at"`,
  )
  return rows
}

async function applyOne(client: Client, migration: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(migration.sql)
    await client.query(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/** Applies what is pending under Prisma's advisory lock, each migration in its own transaction, and returns the names. */
export async function migratePostgresql(url: string, committed: Migration[]): Promise<string[]> {
  const client = new Client({ connectionString: url, application_name: 'gatehouse-migrate' })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_ID])
    await client.query(BOOKKEEPING)
    const pending = pendingMigrations(committed, await readApplied(client))
    for (const migration of pending) await applyOne(client, migration)
    return pending.map((migration) => migration.name)
  } finally {
    // Ending the session gives the lock back.
    await client.end()
  }
}
