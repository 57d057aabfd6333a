import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { Client } from 'pg'
import { startPostgres } from '../../scripts/lib/postgres.mjs'
import { stateDir } from '../fixtures/server'

export interface Counts {
  clients: number
  clientsWithoutAuditEntry: number
  auditEntriesWithoutClient: number
}

export interface CrashDatabase {
  url: string
  dataDir: string
  /** read past the server, straight from the tables */
  counts: () => Promise<Counts>
}

const COUNTS = {
  clients: 'SELECT count(*) AS n FROM "Client"',
  clientsWithoutAuditEntry: `SELECT count(*) AS n FROM "Client" c WHERE NOT EXISTS
    (SELECT 1 FROM "AuditEntry" a WHERE a."action" = 'client.create' AND a."outcome" = 'SUCCESS' AND a."entityId" = c."pk")`,
  auditEntriesWithoutClient: `SELECT count(*) AS n FROM "AuditEntry" a WHERE a."action" = 'client.create'
    AND a."outcome" = 'SUCCESS' AND NOT EXISTS (SELECT 1 FROM "Client" c WHERE c."pk" = a."entityId")`,
}

async function countAll(one: (sql: string) => Promise<unknown>): Promise<Counts> {
  return {
    clients: Number(await one(COUNTS.clients)),
    clientsWithoutAuditEntry: Number(await one(COUNTS.clientsWithoutAuditEntry)),
    auditEntriesWithoutClient: Number(await one(COUNTS.auditEntriesWithoutClient)),
  }
}

export function sqliteDatabase(): CrashDatabase {
  const dataDir = mkdtempSync(path.join(stateDir(), 'crash-sqlite-'))
  const file = path.join(dataDir, 'gatehouse.db')
  return {
    url: `file:${file}`,
    dataDir,
    counts: async () => {
      const database = new Database(file, { readonly: true })
      try {
        return await countAll(async (sql) => database.prepare<[], { n: number }>(sql).get()?.n)
      } finally {
        database.close()
      }
    },
  }
}

/** A database of its own, on the run's PostgreSQL server or, where there is none, on one that it starts. */
export async function postgresqlDatabase(): Promise<CrashDatabase & { drop: () => Promise<void> }> {
  const given = process.env.TEST_POSTGRES_URL
  const own = given ? null : await startPostgres()
  const adminUrl = given ?? own?.url ?? ''
  const name = `crash_${process.pid}`
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  const query = async (connectionString: string, sql: string) => {
    const client = new Client({ connectionString })
    await client.connect()
    try {
      return (await client.query<{ n: string }>(sql)).rows[0]?.n
    } finally {
      await client.end()
    }
  }
  await query(adminUrl, `CREATE DATABASE ${name}`)
  return {
    url: url.href,
    dataDir: mkdtempSync(path.join(stateDir(), 'crash-pg-')),
    counts: () => countAll((sql) => query(url.href, sql)),
    drop: async () => {
      await query(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`)
      await own?.stop()
    },
  }
}
