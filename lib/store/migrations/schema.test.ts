import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { nextMigrationSql } from '@/scripts/lib/migration-sql.mjs'
import { migrate } from './runner'

const schema = readFileSync('prisma/schema.prisma', 'utf8')

/** One migration that makes the whole schema at once, to compare the committed ones with. */
async function wholeSchema(scratch: string, dialect: 'sqlite' | 'postgresql'): Promise<string> {
  const folder = path.join(scratch, dialect, 'whole')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'migration.sql'), await nextMigrationSql(dialect, null, schema, []))
  return scratch
}

/** Columns and indexes without their order, which a later ALTER TABLE may change. */
function describeSqlite(file: string): string[] {
  const database = new Database(file, { readonly: true })
  try {
    const all = (sql: string) => database.prepare<[], { line: string }>(sql).all()
    const tables = `sqlite_master t WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'`
    return [
      ...all(`SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || coalesce(c.dflt_value, '')
                || ' ' || c.pk AS line FROM pragma_table_info(t.name) c, ${tables}`),
      ...all(`SELECT t.name || ' ' || f."from" || ' → ' || f."table" || '.' || f."to" || ' ' || f.on_delete AS line
                FROM pragma_foreign_key_list(t.name) f, ${tables}`),
      ...all(`SELECT sql AS line FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL`),
    ]
      .map((row) => row.line)
      .sort()
  } finally {
    database.close()
  }
}

async function describePostgresql(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ line: string }>(
      `SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default, collation_name) AS line
         FROM information_schema.columns WHERE table_schema = 'public'
       UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
       UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f'`,
    )
    return rows.map((row) => row.line).sort()
  } finally {
    await client.end()
  }
}

describe('the committed migrations', () => {
  it('make on SQLite exactly what the schema says', async () => {
    const scratch = mkdtempSync(path.join(tmpdir(), 'gatehouse-schema-'))
    try {
      await migrate(`file:${scratch}/committed.db`)
      await migrate(`file:${scratch}/whole.db`, { folder: await wholeSchema(scratch, 'sqlite') })
      expect(describeSqlite(`${scratch}/committed.db`)).toEqual(describeSqlite(`${scratch}/whole.db`))
    } finally {
      rmSync(scratch, { recursive: true, force: true })
    }
  })

  it.runIf(process.env.TEST_POSTGRES_URL)('make on PostgreSQL exactly what the schema says', async () => {
    const scratch = mkdtempSync(path.join(tmpdir(), 'gatehouse-schema-'))
    const admin = new Client({ connectionString: process.env.TEST_POSTGRES_URL })
    await admin.connect()
    const described: string[][] = []
    try {
      for (const folder of [undefined, await wholeSchema(scratch, 'postgresql')]) {
        const url = new URL(process.env.TEST_POSTGRES_URL ?? '')
        url.pathname = `/schema_${process.pid}_${described.length}`
        await admin.query(`CREATE DATABASE "${url.pathname.slice(1)}"`)
        await migrate(url.href, folder ? { folder } : {})
        described.push(await describePostgresql(url.href))
        await admin.query(`DROP DATABASE "${url.pathname.slice(1)}"`)
      }
      expect(described[0]?.length).toBeGreaterThan(100)
      expect(described[0]).toEqual(described[1])
    } finally {
      await admin.end()
      rmSync(scratch, { recursive: true, force: true })
    }
  })
})
