import { Prisma } from './generated/sqlite/client'

export type Dialect = 'sqlite' | 'postgresql'

/** The Prisma client of either dialect, inside or outside a transaction. The SQLite client's type stands for both. */
export type PrismaScope = Prisma.TransactionClient

/** What an aggregate is given: where to read and write, and in which dialect. */
export interface Db {
  readonly prisma: PrismaScope
  readonly dialect: Dialect
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
  return db.prisma.$queryRaw<T[]>(query)
}

/** Runs a raw statement and tells how many rows it changed. */
export function run(db: Db, statement: Sql): Promise<number> {
  return db.prisma.$executeRaw(statement)
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
