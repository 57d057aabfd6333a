import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { migrate } from '../migrations/runner'

/** A migrated, empty database of its own, for one test file or one benchmark. */
export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

const TEST_POSTGRES_URL = process.env.TEST_POSTGRES_URL

/** Whether a PostgreSQL server was given; `npm test` always gives one, `scripts/with-postgres.mjs` by hand. */
export const hasPostgresql = TEST_POSTGRES_URL !== undefined

export async function sqliteDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-store-'))
  const url = `file:${path.join(folder, 'test.db')}`
  await migrate(url)
  return { url, drop: async () => rmSync(folder, { recursive: true, force: true }) }
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: TEST_POSTGRES_URL })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** @throws Error when TEST_POSTGRES_URL is not set */
export async function postgresqlDatabase(): Promise<TestDatabase> {
  if (!TEST_POSTGRES_URL) throw new Error('TEST_POSTGRES_URL names no server')
  const name = `store_${randomUUID().replaceAll('-', '')}`
  await administer(`CREATE DATABASE ${name}`)
  const url = new URL(TEST_POSTGRES_URL)
  url.pathname = `/${name}`
  await migrate(url.href)
  return { url: url.href, drop: () => administer(`DROP DATABASE ${name} WITH (FORCE)`) }
}

/** Every dialect that can be tried here, for `describe.each`. */
export const dialects = [
  { dialect: 'sqlite' as const, create: sqliteDatabase },
  ...(hasPostgresql ? [{ dialect: 'postgresql' as const, create: postgresqlDatabase }] : []),
]
