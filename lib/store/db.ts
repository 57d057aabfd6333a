import { Prisma } from './generated/sqlite/client'

export type Dialect = 'sqlite' | 'postgresql'

/** The Prisma client of either dialect, inside or outside a transaction. The SQLite client's type stands for both. */
export type PrismaScope = Prisma.TransactionClient

/** Values of a row as they are stored. */
export type StoredRow = readonly (string | number | null)[]

/** Raw statements on one connection. They take no turn of the event loop: the database is in this process. */
export interface DirectScope {
  rows<T>(query: Sql): T[] | Promise<T[]>
  run(statement: Sql): number | Promise<number>
  /**
   * One statement for each row, whose values take the place of its question marks; in the transaction that is open.
   * Tells how many rows each changed.
   */
  runEach(text: string, list: readonly StoredRow[]): number[] | Promise<number[]>
}

/** What an aggregate is given: where to read and write, and in which dialect. */
export interface Db {
  readonly prisma: PrismaScope
  readonly dialect: Dialect
  /** the short way for raw statements, where the database is embedded and no transaction of Prisma is open */
  readonly direct?: DirectScope
  /** see `rawAtomic`; absent where there is no short way */
  hotAtomic?<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** Several statements as one: in the transaction that is already open, or in one of their own. */
  atomic<T>(work: (db: Db) => Promise<T>): Promise<T>
}

export type Sql = Prisma.Sql
export const { sql, join, raw, empty } = Prisma
/** How an absent value of a nullable JSON column is written. */
export const { DbNull } = Prisma
export type JsonInput = Prisma.InputJsonValue

/** Rows of a raw query. Instants come back as Date, JSON columns parsed, counts as bigint. */
export function rows<T>(db: Db, query: Sql): Promise<T[]> {
  return db.direct ? promised(() => db.direct?.rows<T>(query) ?? []) : db.prisma.$queryRaw<T[]>(query)
}

/** Runs a raw statement and tells how many rows it changed. */
export function run(db: Db, statement: Sql): Promise<number> {
  return db.direct ? promised(() => db.direct?.run(statement) ?? 0) : db.prisma.$executeRaw(statement)
}

/**
 * As `atomic`, for raw statements alone. An embedded database is then asked past Prisma: a commit on the connection of
 * Prisma makes the one that all other raw statements share forget every page that it has read.
 */
export function rawAtomic<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return db.hotAtomic ? db.hotAtomic(work) : db.atomic(work)
}

/** What is thrown at once is a rejection too. */
async function promised<T>(work: () => T | Promise<T>): Promise<T> {
  return work()
}

/** A value for a nullable JSON column. */
export function nullableJson(value: unknown): JsonInput | typeof Prisma.DbNull {
  return value === null || value === undefined ? Prisma.DbNull : (value as JsonInput)
}

/** A value for a JSON column. The records' types are structural JSON; Prisma's input type wants an index signature. */
export function json(value: unknown): JsonInput {
  return value as JsonInput
}

/**
 * Whether a text can be in a text column at all. PostgreSQL refuses U+0000 and half surrogate pairs; SQLite would
 * change the latter. A lookup by such a text finds nothing, it is no error.
 */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}
