import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
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

/** What databases of this run are copied from (`makeTemplates`); absent outside such a run. */
const SQLITE_TEMPLATE = process.env.TEST_SQLITE_TEMPLATE
const POSTGRES_TEMPLATE = process.env.TEST_POSTGRES_TEMPLATE

export async function sqliteDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(path.join(SQLITE_TEMPLATE ? path.dirname(SQLITE_TEMPLATE) : tmpdir(), 'gatehouse-store-'))
  const file = path.join(folder, 'test.db')
  if (SQLITE_TEMPLATE) copyFileSync(SQLITE_TEMPLATE, file)
  else await migrate(`file:${file}`)
  return { url: `file:${file}`, drop: async () => rmSync(folder, { recursive: true, force: true }) }
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: TEST_POSTGRES_URL })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

function namedDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** @throws Error when TEST_POSTGRES_URL is not set */
export async function postgresqlDatabase(): Promise<TestDatabase> {
  if (!TEST_POSTGRES_URL) throw new Error('TEST_POSTGRES_URL names no server')
  const name = `store_${randomUUID().replaceAll('-', '')}`
  await administer(`CREATE DATABASE ${name}${POSTGRES_TEMPLATE ? ` TEMPLATE ${POSTGRES_TEMPLATE}` : ''}`)
  const url = namedDatabase(TEST_POSTGRES_URL, name)
  if (!POSTGRES_TEMPLATE) await migrate(url)
  return { url, drop: () => administer(`DROP DATABASE ${name} WITH (FORCE)`) }
}

/**
 * Migrates one empty database of each dialect, which every later one is a copy of: copying takes milliseconds.
 * @param folder where the databases of this run are kept
 * @returns what takes the one on the PostgreSQL server away again
 */
export async function makeTemplates(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, 'template.db')
  await migrate(`file:${file}`)
  process.env.TEST_SQLITE_TEMPLATE = file
  if (!TEST_POSTGRES_URL) return async () => undefined
  const name = `template_${randomUUID().replaceAll('-', '')}`
  await administer(`CREATE DATABASE ${name}`)
  await migrate(namedDatabase(TEST_POSTGRES_URL, name))
  process.env.TEST_POSTGRES_TEMPLATE = name
  return () => administer(`DROP DATABASE ${name} WITH (FORCE)`)
}

/** Every dialect that can be tried here, for `describe.each`. */
export const dialects = [
  { dialect: 'sqlite' as const, create: sqliteDatabase },
  ...(hasPostgresql ? [{ dialect: 'postgresql' as const, create: postgresqlDatabase }] : []),
]
