import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from './runner'

const committed = path.join(process.cwd(), 'prisma', 'migrations')
const postgresUrl = process.env.TEST_POSTGRES_URL
let folder = ''
let scratch = ''

beforeEach(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'gatehouse-migrate-'))
  folder = path.join(scratch, 'migrations')
  cpSync(committed, folder, { recursive: true })
  return () => rmSync(scratch, { recursive: true, force: true })
})

function addMigration(name: string, sql: string): void {
  for (const dialect of ['sqlite', 'postgresql']) {
    mkdirSync(path.join(folder, dialect, name), { recursive: true })
    writeFileSync(path.join(folder, dialect, name, 'migration.sql'), sql)
  }
}

const sqliteUrl = () => `file:${path.join(scratch, 'data', 'test.db')}`

function query(sql: string): unknown[] {
  const database = new Database(path.join(scratch, 'data', 'test.db'), { readonly: true })
  try {
    return database.prepare(sql).all()
  } finally {
    database.close()
  }
}

describe('migrations on SQLite', () => {
  it('creates a database that only its owner can read, and applies everything once', async () => {
    const first = await migrate(sqliteUrl(), { folder })
    expect(first[0]).toBe('20261121000000_init')
    expect(await migrate(sqliteUrl(), { folder })).toEqual([])
    expect(statSync(path.join(scratch, 'data', 'test.db')).mode & 0o777).toBe(0o600)
    expect(query('SELECT count(*) AS n FROM _prisma_migrations')).toEqual([{ n: first.length }])
  })

  it('applies a later migration to a database with data', async () => {
    await migrate(sqliteUrl(), { folder })
    addMigration('29990101000000_add_note', 'ALTER TABLE "Meta" ADD COLUMN "note" TEXT;')
    expect(await migrate(sqliteUrl(), { folder })).toEqual(['29990101000000_add_note'])
  })

  it('leaves nothing of a migration that fails half-way', async () => {
    addMigration('29990101000000_broken', 'CREATE TABLE "Half" ("id" TEXT); INSERT INTO "Nowhere" VALUES (1);')
    await expect(migrate(sqliteUrl(), { folder })).rejects.toThrow(/Nowhere/)
    expect(query(`SELECT name FROM sqlite_master WHERE name = 'Half'`)).toEqual([])
    expect(query(`SELECT 1 FROM _prisma_migrations WHERE migration_name LIKE '%broken'`)).toEqual([])
  })

  it('refuses a migration that would leave rows without their parent', async () => {
    addMigration(
      '29990101000000_orphan',
      `INSERT INTO "AccountDomain" ("accountId", "domainId") VALUES ('nobody', 'nowhere');`,
    )
    await expect(migrate(sqliteUrl(), { folder })).rejects.toThrow(/without their parent/)
  })

  it('refuses a migration that was changed after it had been applied', async () => {
    addMigration('29990101000000_more', 'CREATE TABLE "More" ("id" TEXT);')
    await migrate(sqliteUrl(), { folder })
    addMigration('29990101000000_more', 'CREATE TABLE "Other" ("id" TEXT);')
    await expect(migrate(sqliteUrl(), { folder })).rejects.toThrow(/29990101000000_more was changed after/)
  })

  it('refuses a database that a newer version has migrated', async () => {
    addMigration('29990101000000_newer', 'CREATE TABLE "Newer" ("id" TEXT);')
    await migrate(sqliteUrl(), { folder })
    await expect(migrate(sqliteUrl(), { folder: committed })).rejects.toThrow(/newer version/)
  })

  it('says so when the program has no migrations beside it', async () => {
    await expect(migrate(sqliteUrl(), { folder: path.join(scratch, 'none') })).rejects.toThrow(/no migration/)
  })
})

describe.runIf(postgresUrl)('migrations on PostgreSQL', () => {
  const name = `migrate_${process.pid}`
  const url = new URL(postgresUrl ?? 'postgresql://unset')
  const admin = async (sql: string) => {
    const client = new Client({ connectionString: postgresUrl })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  const rows = async (sql: string) => {
    const client = new Client({ connectionString: url.href })
    await client.connect()
    const result = await client.query(sql).finally(() => client.end())
    return result.rows
  }

  beforeAll(async () => {
    url.pathname = `/${name}`
  })
  beforeEach(async () => {
    await admin(`DROP DATABASE IF EXISTS ${name}`)
    await admin(`CREATE DATABASE ${name}`)
  })
  afterAll(() => admin(`DROP DATABASE IF EXISTS ${name}`))

  it('lets exactly one of three concurrent runners apply each migration', async () => {
    const results = await Promise.all([1, 2, 3].map(() => migrate(url.href, { folder })))
    expect(results.filter((applied) => applied.length > 0)).toHaveLength(1)
    expect(await rows('SELECT count(*)::int AS n FROM _prisma_migrations')).toEqual([{ n: results.flat().length }])
  })

  it('leaves nothing of a migration that fails half-way', async () => {
    addMigration('29990101000000_broken', 'CREATE TABLE "Half" ("id" TEXT); INSERT INTO "Nowhere" VALUES (1);')
    await expect(migrate(url.href, { folder })).rejects.toThrow(/Nowhere/)
    expect(await rows(`SELECT to_regclass('"Half"') AS half, to_regclass('"Client"') IS NOT NULL AS client`)).toEqual([
      { half: null, client: true },
    ])
  })

  it('refuses a migration that was changed after it had been applied', async () => {
    addMigration('29990101000000_more', 'CREATE TABLE "More" ("id" TEXT);')
    await migrate(url.href, { folder })
    addMigration('29990101000000_more', 'CREATE TABLE "Other" ("id" TEXT);')
    await expect(migrate(url.href, { folder })).rejects.toThrow(/29990101000000_more was changed after/)
  })

  it('orders the searched columns by their bytes', async () => {
    await migrate(url.href, { folder })
    const collation = await rows(
      `SELECT collation_name AS c FROM information_schema.columns WHERE table_name = 'Client' AND column_name = 'nameLower'`,
    )
    expect(collation).toEqual([{ c: 'C' }])
  })
})
