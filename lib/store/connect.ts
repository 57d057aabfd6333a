import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { log } from '@/lib/base/log'
import type { Dialect } from './db'
import { PrismaClient as PostgresqlClient } from './generated/postgresql/client'
import { PrismaClient as SqliteClient } from './generated/sqlite/client'
import { Mutex } from './mutex'
import { PAGES_OF_LOG, PAGES_OF_LOG_AT_MOST, SqliteAdapterFactory } from './sqlite-adapter'
import { DirectSqlite } from './sqlite-direct'
import { WalCheckpoints } from './wal-checkpoints'

/** An open database: Prisma's client of its dialect, and what Prisma does not tell. */
export interface Connection {
  readonly dialect: Dialect
  readonly prisma: SqliteClient
  /** raw statements past Prisma, where the database is embedded */
  readonly direct?: DirectSqlite
  poolStats(): { total: number; idle: number; waiting: number } | null
  close(): Promise<void>
}

export interface ConnectOptions {
  /** PostgreSQL: most connections of this process */
  poolSize?: number
  /** SQLite: the bundled thread that moves the pages of the log into the database; without it commits do */
  checkpointScript?: string
}

/** A transaction that could not begin, or has not ended, in this time is given up. */
const transactionOptions = { maxWait: 30_000, timeout: 30_000 }

/** @param url `file:…` or `postgresql://…` */
export async function connect(url: string, options: ConnectOptions = {}): Promise<Connection> {
  return url.startsWith('file:') ? connectSqlite(url.slice('file:'.length), options) : connectPostgresql(url, options)
}

async function connectSqlite(file: string, { checkpointScript: script }: ConnectOptions): Promise<Connection> {
  if (file === '' || file.startsWith(':memory:')) {
    throw new Error('DATABASE_URL must name a file: a database in memory cannot be shared by two connections')
  }
  const pagesOfLog = script === undefined ? PAGES_OF_LOG : PAGES_OF_LOG_AT_MOST
  let checkpoints: WalCheckpoints | null = null
  const writes = new Mutex(() => checkpoints?.wrote())
  const prisma = new SqliteClient({ adapter: new SqliteAdapterFactory(file, writes, pagesOfLog), transactionOptions })
  await prisma.$connect()
  const direct = new DirectSqlite(file, writes, { pagesOfLog })
  if (script !== undefined) {
    checkpoints = new WalCheckpoints({
      file,
      script,
      pauseWrites: () => direct.pauseWrites(),
      lost: () => direct.keepLogShort(),
    })
  }
  return {
    dialect: 'sqlite',
    prisma,
    direct,
    poolStats: () => null,
    async close() {
      await checkpoints?.close()
      await prisma.$disconnect()
      await direct.close()
    },
  }
}

async function connectPostgresql(url: string, options: ConnectOptions): Promise<Connection> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    // Waiting for the write lock is bounded by the transaction's own time; nothing else may take this long.
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'gatehouse',
  })
  let closing = false
  const onError = (error: Error) => {
    if (!closing) log().warn({ err: error.message }, 'a database connection was lost')
  }
  const adapter = new PrismaPg(pool, {
    onPoolError: onError,
    onConnectionError: onError,
    disposeExternalPool: true,
  })
  // The two clients are generated from one schema; the SQLite one stands for both, so that aggregates are written once.
  const prisma = new PostgresqlClient({ adapter, transactionOptions }) as unknown as SqliteClient
  await prisma.$connect()
  return {
    dialect: 'postgresql',
    prisma,
    poolStats: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    async close() {
      closing = true
      await prisma.$disconnect()
    },
  }
}
