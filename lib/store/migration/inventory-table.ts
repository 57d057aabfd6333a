import type { Page } from '@/lib/base/page'
import { type Db, isStorableText, join, raw, rows, type Sql, sql } from '../db'
import { translated } from '../errors'
import { inOrder, listPage } from '../list-page'
import type { InventoryQuery, InventoryTable } from './inventory-types'

/** The calls of a Prisma delegate that all tables of the inventory share; their own types differ by their columns alone. */
export interface Delegate<Row> {
  create(args: { data: object }): Promise<unknown>
  findUnique(args: { where: object }): Promise<Row | null>
  findFirst(args: { where: object }): Promise<Row | null>
  findMany(args: { where: object; take?: number; orderBy?: object }): Promise<Row[]>
  updateMany(args: { where: object; data: object }): Promise<{ count: number }>
  deleteMany(args: { where: object }): Promise<{ count: number }>
}

export interface TableShape<Row, R> {
  table: string
  /** column of the list's order, unique together with the row id */
  order: string
  /** columns that are searched besides; codes are capitals, names lower case */
  searched: readonly { column: string; as: 'lower' | 'upper' | 'given' }[]
  /** column that names the parent */
  parent?: string
  /** tables whose rows depend on one of these: what they are called, table, column */
  children: readonly (readonly [what: string, table: string, column: string])[]
  unique: Record<string, string>
  toRecord(row: Row): R
  toRow(record: R): object
}

interface Kept {
  id: string
  version: number
  createdAt: Date
  updatedAt: Date
}

const SPELLED = {
  lower: (text: string) => text.toLowerCase(),
  upper: (text: string) => text.toUpperCase(),
  given: (text: string) => text,
}

/** What is the same for everything in the inventory: kept over versions, listed, searched, and asked what hangs on it. */
export function inventoryTable<Row, R extends Kept>(
  db: Db,
  delegate: Delegate<Row>,
  shape: TableShape<Row, R>,
): InventoryTable<R> {
  const { toRecord, toRow, unique } = shape
  const many = async (where: object) => (await delegate.findMany({ where })).map(toRecord)
  return {
    async insert(record) {
      await translated(unique, () => delegate.create({ data: toRow(record) }))
    },

    async byId(id) {
      if (!isStorableText(id)) return null
      const row = await delegate.findUnique({ where: { id } })
      return row && toRecord(row)
    },

    byIds: (ids) => many({ id: { in: [...ids] } }),

    replace: (record, expectedVersion) =>
      translated(unique, async () => {
        const { id, createdAt: _, version: _v, ...data } = toRow(record) as R
        const where = { id, version: expectedVersion }
        const { count } = await delegate.updateMany({ where, data: { ...data, version: expectedVersion + 1 } })
        return count > 0
      }),

    async delete(id) {
      await translated(unique, () => delegate.deleteMany({ where: { id } }))
    },

    async list(query) {
      const page = await listIds(db, shape, query)
      const found = await many({ id: { in: page.items } })
      return { ...page, items: inOrder(page.items, found, (record) => record.id) }
    },

    async dependents(ids) {
      const found = new Map<string, { what: string; count: number }[]>(ids.map((id) => [id, []]))
      if (ids.length === 0) return found
      for (const [what, table, column] of shape.children) {
        const counts = await rows<{ id: string; n: bigint }>(
          db,
          sql`SELECT ${name(column)} AS "id", count(*) AS "n" FROM ${name(table)} WHERE ${name(column)} IN (${join([...ids])}) GROUP BY ${name(column)}`,
        )
        for (const { id, n } of counts) found.get(id)?.push({ what, count: Number(n) })
      }
      return found
    },
  }
}

const name = (text: string): Sql => raw(`"${text}"`)

/** Searching walks the order of the list and looks into each text: an inventory is thousands of rows, not millions. */
function listIds<Row, R>(db: Db, shape: TableShape<Row, R>, query: InventoryQuery): Promise<Page<string>> {
  const conditions: Sql[] = []
  if (query.within !== undefined && shape.parent) {
    conditions.push(isStorableText(query.within) ? sql`t.${name(shape.parent)} = ${query.within}` : sql`1 = 0`)
  }
  if (query.q) conditions.push(isStorableText(query.q) ? contains(db, shape, query.q) : sql`1 = 0`)
  const where = conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : sql``
  return listPage(db, {
    cursor: query.cursor,
    limit: query.limit,
    where,
    search: { kind: 'domain', words: [], domains: null },
    plain: {
      order: `${shape.table}:${query.direction}`,
      direction: query.direction,
      from: sql`${name(shape.table)} t`,
      keyColumn: sql`t.${name(shape.order)}`,
      idColumn: sql`t."id"`,
      keyIsInstant: false,
      branches: [conditions],
    },
  })
}

function contains<Row, R>(db: Db, shape: TableShape<Row, R>, q: string): Sql {
  const parts = shape.searched.map(({ column, as }) => {
    const text = SPELLED[as](q)
    return db.dialect === 'postgresql'
      ? sql`strpos(t.${name(column)}, ${text}) > 0`
      : sql`instr(t.${name(column)}, ${text}) > 0`
  })
  return sql`(${join(parts, ' OR ')})`
}
