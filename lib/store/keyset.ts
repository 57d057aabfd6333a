import { base64url, fromBase64url } from '@/lib/base/base64url'
import type { Page } from '@/lib/base/page'
import { type Db, isStorableText, join, rows, type Sql, sql } from './db'

/** Where a page begins: the key of the row next to it. Rows may come and go between pages; no row is told twice. */
interface Cursor {
  /** sort key of that row; instants in milliseconds */
  key: string | number
  /** its row id, which makes the order total */
  id: string
  /** true: the page ends before that row */
  back: boolean
}

/** One ordered run through an index. A list over several domains has one branch a domain, merged. */
export interface KeysetList {
  /** names sort and direction; a cursor of another order is not this list's */
  order: string
  direction: 'asc' | 'desc'
  /** FROM clause with the alias `t` */
  from: Sql
  /** sort column and row id, both of `t`, in the order of the index */
  keyColumn: Sql
  idColumn: Sql
  keyIsInstant: boolean
  /** the sort column holds whole numbers */
  keyIsNumber?: boolean
  /** no two rows of the list have the same key, so that it orders them by itself */
  keyIsUnique?: boolean
  /** conditions of each branch; a branch without a condition is all rows */
  branches: Sql[][]
}

export interface KeysetRow {
  key: string | number | Date
  id: string
}

/** The statement of one page; at most `limit` rows for each branch are read. */
export function pageSql(list: KeysetList, cursor: Cursor | null, limit: number, reverse: boolean): Sql {
  const descending = (list.direction === 'desc') !== reverse
  const order = descending ? sql`DESC` : sql`ASC`
  const { keyColumn, idColumn } = list
  const byId = (id: Sql) => (list.keyIsUnique ? sql`` : sql`, ${id} ${order}`)
  const selects = list.branches.map((conditions) => {
    const all = cursor ? [...conditions, after(list, cursor, descending)] : conditions
    const where = all.length > 0 ? sql`WHERE ${join(all, ' AND ')}` : sql``
    return sql`SELECT ${keyColumn} AS "key", ${idColumn} AS "id" FROM ${list.from} ${where} ORDER BY ${keyColumn} ${order}${byId(idColumn)} LIMIT ${limit}`
  })
  const [only] = selects
  if (selects.length === 1 && only) return only
  const union = join(
    selects.map((select) => sql`SELECT * FROM (${select}) AS b`),
    ' UNION ALL ',
  )
  return sql`SELECT "key", "id" FROM (${union}) AS u ORDER BY "key" ${order}${byId(sql`"id"`)} LIMIT ${limit}`
}

function after(list: KeysetList, cursor: Cursor, descending: boolean): Sql {
  const key = list.keyIsInstant ? new Date(cursor.key) : cursor.key
  const comparison = descending ? sql`<` : sql`>`
  if (list.keyIsUnique) return sql`${list.keyColumn} ${comparison} ${key}`
  return sql`(${list.keyColumn}, ${list.idColumn}) ${comparison} (${key}, ${cursor.id})`
}

/** Row ids of one page and the cursors around it. Cursors that make no sense mean the first page. */
export async function keysetPage(
  db: Db,
  list: KeysetList,
  encodedCursor: string | undefined,
  limit: number,
): Promise<Omit<Page<string>, 'total' | 'totalIsExact'>> {
  const cursor = encodedCursor ? decodeCursor(encodedCursor, list) : null
  const back = cursor?.back ?? false
  const found = await readRows(db, list, cursor, limit + 1, back)
  const page = found.slice(0, limit)
  if (back) page.reverse()
  const first = page[0]
  const last = page.at(-1)
  if (!first || !last) return { items: [], nextCursor: null, previousCursor: null }
  const more = found.length > limit
  // On the side we came from there is normally a row; it may have been deleted since, so one index seek asks.
  const before = back ? more : cursor !== null && (await hasRow(db, list, first, true))
  const beyond = back ? await hasRow(db, list, last, false) : more
  return {
    items: page.map((row) => row.id),
    nextCursor: beyond ? encodeCursor(list, last, false) : null,
    previousCursor: before ? encodeCursor(list, first, true) : null,
  }
}

async function hasRow(db: Db, list: KeysetList, next: KeysetRow, back: boolean): Promise<boolean> {
  return (await readRows(db, list, cursorOf(next, back), 1, back)).length > 0
}

async function readRows(db: Db, list: KeysetList, cursor: Cursor | null, limit: number, reverse: boolean) {
  if (list.branches.length === 0) return []
  return rows<KeysetRow>(db, pageSql(list, cursor, limit, reverse))
}

function cursorOf(row: KeysetRow, back: boolean): Cursor {
  return { key: row.key instanceof Date ? row.key.getTime() : row.key, id: row.id, back }
}

function encodeCursor(list: KeysetList, row: KeysetRow, back: boolean): string {
  const { key, id } = cursorOf(row, back)
  return base64url(JSON.stringify([list.order, key, id, back ? 1 : 0]))
}

/** The order a cursor was made for; null when it is no cursor. */
export function cursorOrder(encoded: string): string | null {
  const order = parseCursor(encoded)?.[0]
  return typeof order === 'string' ? order : null
}

function parseCursor(encoded: string): unknown[] | null {
  try {
    const parts: unknown = JSON.parse(fromBase64url(encoded).toString('utf8'))
    return Array.isArray(parts) ? parts : null
  } catch {
    return null
  }
}

function decodeCursor(encoded: string, list: KeysetList): Cursor | null {
  const [order, key, id, back] = parseCursor(encoded) ?? []
  if (order !== list.order || typeof id !== 'string' || !isStorableText(id)) return null
  if (!isKeyOf(list, key)) return null
  return { key: key as string | number, id, back: back === 1 }
}

function isKeyOf(list: KeysetList, key: unknown): boolean {
  if (list.keyIsInstant) return isInstant(key)
  if (list.keyIsNumber) return Number.isInteger(key) && Math.abs(key as number) <= MAX_INTEGER
  return typeof key === 'string' && isStorableText(key)
}

/** What an integer column of PostgreSQL can be compared with. */
const MAX_INTEGER = 2_147_483_647

/** An instant of the years 1970 to 9999, which both databases can compare. */
const isInstant = (key: unknown) =>
  typeof key === 'number' && Number.isInteger(key) && key >= 0 && key < 253402300800000
