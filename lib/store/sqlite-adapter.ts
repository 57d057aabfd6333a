import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { Mutex } from './mutex'

type Connection = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>
type Query = Parameters<Connection['queryRaw']>[0]
type Transaction = Awaited<ReturnType<Connection['startTransaction']>>

const WRITE_WAIT_MS = 30_000
/** How long a statement waits for another process, for example the command line of the operator. */
export const BUSY_TIMEOUT_MS = 5_000

/** Pages (of 4 KB) in the log at which a commit moves them into the database itself: 16 MB. */
export const PAGES_OF_LOG = 4_000
/** The same where a thread does that, see `WalCheckpoints`, and has fallen behind: 128 MB. */
export const PAGES_OF_LOG_AT_MOST = 32_000

/**
 * What every connection that writes needs. Pages that many commits change are copied from the log into the database, and
 * synced, once for all of them. What a statement needs to undo itself stays in memory: as a file it would be made and
 * removed with every statement that changes some pages.
 */
export function writerPragmas(pagesOfLog: number): string[] {
  return [
    'journal_mode = WAL',
    `wal_autocheckpoint = ${pagesOfLog}`,
    'foreign_keys = ON',
    'cache_size = -65536',
    'temp_store = MEMORY',
  ]
}

const READS = /^\s*(?:SELECT|EXPLAIN)\b/i

/**
 * Prisma's adapter has one connection for everything: while a transaction is open, a write from elsewhere would join
 * it and vanish with its rollback, and a read would see what is not committed. So here are two connections to one
 * file: reads outside transactions have their own and see what was committed last; all writes go through the other,
 * one after another.
 */
export class SqliteAdapterFactory {
  readonly provider = 'sqlite' as const
  readonly adapterName = 'gatehouse-better-sqlite3'
  readonly #file: string
  readonly #writes: Mutex
  readonly #pagesOfLog: number

  /**
   * @param writes the turn that all writes of this process take
   * @param pagesOfLog at which a commit moves them into the database
   */
  constructor(file: string, writes: Mutex, pagesOfLog: number) {
    this.#file = file
    this.#writes = writes
    this.#pagesOfLog = pagesOfLog
  }

  async connect(): Promise<Connection> {
    const writer = await new PrismaBetterSqlite3({ url: this.#file, timeout: BUSY_TIMEOUT_MS }).connect()
    // FULL: an acknowledged write survives the loss of power, not only of the process.
    await writer.executeScript(
      ['synchronous = FULL', ...writerPragmas(this.#pagesOfLog)].map((pragma) => `PRAGMA ${pragma}`).join('; '),
    )
    const reader = await new PrismaBetterSqlite3({
      url: this.#file,
      timeout: BUSY_TIMEOUT_MS,
      readonly: true,
    }).connect()
    await reader.executeScript('PRAGMA cache_size = -65536; PRAGMA mmap_size = 268435456')
    return new TwoConnections(writer, reader, this.#writes)
  }
}

class TwoConnections implements Connection {
  readonly provider = 'sqlite' as const
  readonly adapterName = 'gatehouse-better-sqlite3'
  readonly #writer: Connection
  readonly #reader: Connection
  readonly #writes: Mutex

  constructor(writer: Connection, reader: Connection, writes: Mutex) {
    this.#writer = writer
    this.#reader = reader
    this.#writes = writes
  }

  queryRaw(query: Query) {
    if (READS.test(query.sql)) return this.#reader.queryRaw(query)
    return this.#alone(() => this.#writer.queryRaw(query))
  }

  executeRaw(query: Query) {
    return this.#alone(() => this.#writer.executeRaw(query))
  }

  executeScript(script: string) {
    return this.#alone(() => this.#writer.executeScript(script))
  }

  async startTransaction(): Promise<Transaction> {
    const release = await this.#writes.acquire(WRITE_WAIT_MS)
    const writer = this.#writer
    try {
      // IMMEDIATE takes the write lock before the first read: a deferred transaction that reads and then writes
      // fails at once when another process wrote in between.
      await writer.executeRaw({ sql: 'BEGIN IMMEDIATE', args: [], argTypes: [] })
    } catch (error) {
      release()
      throw error
    }
    const undo = { sql: 'ROLLBACK', args: [], argTypes: [] }
    return {
      provider: this.provider,
      adapterName: this.adapterName,
      options: { usePhantomQuery: false },
      queryRaw: (query) => writer.queryRaw(query),
      executeRaw: (query) => writer.executeRaw(query),
      // Prisma has sent COMMIT or ROLLBACK itself when it calls these.
      commit: async () => release(),
      rollback: async () => {
        // After a COMMIT that failed the transaction may still be open; after a ROLLBACK there is none, which is fine.
        await writer.executeRaw(undo).catch(() => undefined)
        release()
      },
    }
  }

  async dispose() {
    const release = await this.#writes.acquire(WRITE_WAIT_MS)
    await this.#reader.dispose()
    await this.#writer.dispose()
    release()
  }

  async #alone<T>(work: () => Promise<T>): Promise<T> {
    const release = await this.#writes.acquire(WRITE_WAIT_MS)
    try {
      return await work()
    } finally {
      release()
    }
  }
}
