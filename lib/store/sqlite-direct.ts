import { realpathSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { DirectScope, Sql, StoredRow } from './db'
import type { Mutex } from './mutex'
import { BUSY_TIMEOUT_MS, PAGES_OF_LOG, writerPragmas } from './sqlite-adapter'
import { decoderOf, encoded, type RowDecoder } from './sqlite-values'
import { WalSync } from './wal-sync'

const WRITE_WAIT_MS = 30_000
/** Statements that are kept ready, a connection; lists of several lengths are texts of their own. */
const MAX_PREPARED = 400

const READS = /^\s*(?:SELECT|EXPLAIN)\b/i

/**
 * Raw statements past Prisma, whose client costs several times what an embedded database needs for a row. Nothing but
 * the way is different: values go in and come out as Prisma has them, errors carry its codes, and writes take their turn
 * with those of Prisma by the same lock.
 */
export class DirectSqlite implements DirectScope {
  readonly #reader: Prepared
  readonly #writer: Prepared
  readonly #writes: Mutex
  readonly #log: WalSync

  /** @param options the log of the file, for tests that say when the disk is done; pages in it at which a commit moves them */
  constructor(file: string, writes: Mutex, options: { log?: WalSync; pagesOfLog?: number } = {}) {
    const writer = new Database(file, { timeout: BUSY_TIMEOUT_MS })
    // NORMAL: a commit does not wait for the disk. Whoever wrote waits for it instead, see `#alone`: an acknowledged
    // write survives the loss of power, not only of the process, and the event loop goes on meanwhile.
    for (const pragma of ['synchronous = NORMAL', ...writerPragmas(options.pagesOfLog ?? PAGES_OF_LOG)])
      writer.pragma(pragma)
    const reader = new Database(file, { timeout: BUSY_TIMEOUT_MS, readonly: true })
    for (const pragma of ['cache_size = -65536', 'mmap_size = 268435456']) reader.pragma(pragma)
    this.#writer = new Prepared(writer)
    this.#reader = new Prepared(reader)
    this.#writes = writes
    this.#log = options.log ?? new WalSync(`${realpathSync(file)}-wal`)
  }

  rows<T>(query: Sql): T[] | Promise<T[]> {
    if (!READS.test(query.strings[0] ?? '')) return this.#alone((tx) => tx.rows<T>(query))
    // A connection forgets the pages it has read when another one writes, so the writer knows them best. While it has a
    // transaction open, it would show what is not committed.
    return (this.#writer.isInTransaction() ? this.#reader : this.#writer).rows<T>(query)
  }

  run(statement: Sql): Promise<number> {
    return this.#alone((tx) => tx.run(statement))
  }

  runEach(text: string, list: readonly StoredRow[]): Promise<number[]> {
    return this.atomic(async (tx) => tx.runEach(text, list))
  }

  /** One transaction; everything in it is committed together or not at all. */
  atomic<T>(work: (tx: DirectScope) => Promise<T>): Promise<T> {
    return this.#alone(async (tx) => {
      tx.command('BEGIN IMMEDIATE')
      try {
        const result = await work(tx)
        tx.command('COMMIT')
        return result
      } catch (error) {
        // After a COMMIT that failed the transaction may still be open.
        if (tx.isInTransaction()) tx.command('ROLLBACK')
        throw error
      }
    })
  }

  /** Takes the turn of a write, for whoever gives it back by what this resolves to. */
  pauseWrites(): Promise<() => void> {
    return this.#writes.acquire(WRITE_WAIT_MS)
  }

  /** From now on a commit that makes the log long moves its pages. */
  keepLogShort(): void {
    this.#writer.pragma(`wal_autocheckpoint = ${PAGES_OF_LOG}`)
  }

  async close(): Promise<void> {
    await this.#log.close()
    this.#reader.close()
    this.#writer.close()
  }

  /** Answers when the write is on the disk. The next in line need not wait for that: one sync does for both. */
  async #alone<T>(work: (tx: Prepared) => T | Promise<T>): Promise<T> {
    const release = await this.#writes.acquire(WRITE_WAIT_MS)
    let result: T
    try {
      result = await work(this.#writer)
    } finally {
      release()
    }
    await this.#log.synced()
    return result
  }
}

interface Kept {
  statement: Database.Statement
  decode: RowDecoder | null
}

/** A connection with the statements it has prepared. */
class Prepared {
  readonly #database: Database.Database
  readonly #kept = new Map<string, Kept>()

  constructor(database: Database.Database) {
    this.#database = database
  }

  rows<T>(query: Sql): T[] {
    try {
      const { statement, decode } = this.#prepared(query.sql)
      const values = query.values.map(encoded)
      if (decode) return (statement.all(values) as unknown[][]).map(decode) as T[]
      statement.run(values)
      return []
    } catch (error) {
      throw asPrismaError(error)
    }
  }

  run(query: Sql): number {
    try {
      const { statement, decode } = this.#prepared(query.sql)
      const values = query.values.map(encoded)
      return decode ? statement.all(values).length : statement.run(values).changes
    } catch (error) {
      throw asPrismaError(error)
    }
  }

  runEach(text: string, list: readonly StoredRow[]): number[] {
    try {
      const { statement } = this.#prepared(text)
      return list.map((values) => statement.run(values).changes)
    } catch (error) {
      throw asPrismaError(error)
    }
  }

  command(text: 'BEGIN IMMEDIATE' | 'COMMIT' | 'ROLLBACK'): void {
    try {
      this.#prepared(text).statement.run()
    } catch (error) {
      throw asPrismaError(error)
    }
  }

  pragma(text: string): void {
    this.#database.pragma(text)
  }

  isInTransaction(): boolean {
    return this.#database.inTransaction
  }

  close(): void {
    this.#database.close()
  }

  #prepared(text: string): Kept {
    const known = this.#kept.get(text)
    if (known) return known
    const statement = this.#database.prepare(text)
    const kept = statement.reader
      ? { statement: statement.raw(true).safeIntegers(true), decode: decoderOf(statement.columns()) }
      : { statement, decode: null }
    if (this.#kept.size >= MAX_PREPARED) {
      // The oldest goes: those of the hot path are back at once.
      for (const oldest of this.#kept.keys()) {
        this.#kept.delete(oldest)
        break
      }
    }
    this.#kept.set(text, kept)
    return kept
  }
}

/** The codes by which the rest of the store tells errors apart. @see lib/store/errors.ts */
const CODES: Record<string, string> = {
  SQLITE_CONSTRAINT_UNIQUE: 'P2002',
  SQLITE_CONSTRAINT_PRIMARYKEY: 'P2002',
  SQLITE_CONSTRAINT_FOREIGNKEY: 'P2003',
  SQLITE_CONSTRAINT_TRIGGER: 'P2003',
}

function asPrismaError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const code = CODES[error.code]
  if (!code) return error
  const [, columns = ''] = error.message.split('constraint failed: ')
  const fields = columns.split(', ').map((column) => column.slice(column.lastIndexOf('.') + 1))
  const modelName = columns.split('.')[0]
  return Object.assign(new Error(error.message, { cause: error }), {
    code,
    meta: { modelName, driverAdapterError: { cause: { constraint: { fields }, originalMessage: error.message } } },
  })
}
