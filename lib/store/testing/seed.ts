import Database from 'better-sqlite3'
import { Client } from 'pg'
import { clientRows, domainRows, type Rows, resourceRows } from './seed-rows'
import { identityStoreRows, userRows } from './seed-users'

/** Rows for measuring, written past the store: no audit, no checks, about 100,000 clients in half a minute. */
export interface SeedOptions {
  /** how many domains to make; they have no keys */
  newDomains?: number
  /** existing domains that get resources and clients too */
  domainIds?: readonly string[]
  resourcesPerDomain?: number
  clients: number
  /** clients before this number are there already */
  firstClient?: number
  /** tells two seedings of one database apart */
  salt?: string
}

interface Sink {
  write(rows: Rows): Promise<void>
  close(): Promise<void>
}

const CHUNK = 2_000

/**
 * Fills a migrated database. Client `n` has the id `seedClientId(n)` and the secret `seedSecret(n)` of seed-rows, and
 * lives in domain `n` modulo the number of domains.
 * @returns the ids of all domains that got clients
 */
export async function seed(url: string, options: SeedOptions): Promise<{ domainIds: string[] }> {
  const sink = url.startsWith('file:') ? sqliteSink(url.slice('file:'.length)) : await postgresqlSink(url)
  const { newDomains = 0, resourcesPerDomain = 0, firstClient = 0 } = options
  try {
    const domains = domainRows(newDomains, options.salt ?? 'seed')
    await sink.write(domains)
    const domainIds = [...(options.domainIds ?? []), ...(domains.Domain ?? []).map((row) => String(row.id))]
    for (const domainId of domainIds) await sink.write(resourceRows(domainId, resourcesPerDomain))
    const end = firstClient + options.clients
    for (let from = firstClient; from < end; from += CHUNK) {
      await sink.write(clientRows(from, Math.min(from + CHUNK, end), domainIds, resourcesPerDomain))
    }
    return { domainIds }
  } finally {
    await sink.close()
  }
}

/** Fills identity stores with users, two thousand a statement. @returns the ids of the stores */
export async function seedUsers(
  url: string,
  options: { users: number; newStores?: number; storeIds?: readonly string[] },
): Promise<{ storeIds: string[] }> {
  const file = url.startsWith('file:') ? url.slice('file:'.length) : null
  // An index that is built at the end takes a tenth of the time of one that grows with every row.
  const rebuild =
    file !== null && options.users > 100_000 ? withoutIndexes(file, ['User', 'UserFlag', 'SearchTerm']) : null
  const sink = file === null ? await postgresqlSink(url) : sqliteSink(file)
  try {
    const stores = identityStoreRows(options.newStores ?? 0, 'Seed')
    await sink.write(stores)
    const storeIds = [...(options.storeIds ?? []), ...(stores.IdentityStore ?? []).map((row) => String(row.id))]
    for (let from = 0; from < options.users; from += CHUNK) {
      await sink.write(userRows(from, Math.min(from + CHUNK, options.users), storeIds))
    }
    return { storeIds }
  } finally {
    await sink.close()
    rebuild?.()
  }
}

/** Takes the indexes of some tables away. @returns what puts them back */
function withoutIndexes(file: string, tables: readonly string[]): () => void {
  const database = new Database(file, { timeout: 60_000 })
  const found = database
    .prepare(
      `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (${tables.map(() => '?').join(', ')})`,
    )
    .all(tables) as { name: string; sql: string }[]
  for (const { name } of found) database.exec(`DROP INDEX "${name}"`)
  database.close()
  return () => {
    const again = new Database(file, { timeout: 60_000 })
    again.pragma('cache_size = -524288')
    again.pragma('temp_store = MEMORY')
    for (const { sql } of found) again.exec(sql)
    again.close()
  }
}

function sqliteValue(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().replace('Z', '+00:00')
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value === null || value === undefined || Buffer.isBuffer(value) || typeof value !== 'object') return value ?? null
  // Prisma's marker for an absent JSON value is an object of its own class.
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype ? JSON.stringify(value) : null
}

function sqliteSink(file: string): Sink {
  const database = new Database(file, { timeout: 60_000 })
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = OFF')
  database.pragma('cache_size = -262144')
  const insertAll = database.transaction((rows: Rows) => {
    for (const [table, list] of Object.entries(rows)) {
      const columns = Object.keys(list[0] ?? {})
      if (columns.length === 0) continue
      const names = columns.map((column) => `"${column}"`).join(', ')
      const statement = database.prepare(
        `INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
      )
      for (const row of list) statement.run(columns.map((column) => sqliteValue(row[column])))
    }
  })
  return {
    write: async (rows) => insertAll.immediate(rows),
    async close() {
      database.pragma('wal_checkpoint(TRUNCATE)')
      database.close()
    },
  }
}

async function postgresqlSink(url: string): Promise<Sink> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('SET synchronous_commit = off')
  const marker = (_: string, value: unknown) =>
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.getPrototypeOf(value) !== Object.prototype
      ? null
      : value
  return {
    async write(rows) {
      for (const [table, list] of Object.entries(rows)) {
        if (list.length === 0) continue
        const columns = Object.keys(list[0] ?? {}).map((column) => `"${column}"`)
        const names = columns.join(', ')
        await client.query(
          `INSERT INTO "${table}" (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`,
          [JSON.stringify(list, marker)],
        )
      }
    },
    async close() {
      await client.query('VACUUM (ANALYZE)')
      await client.end()
    },
  }
}
