import { type Db, isStorableText, rows, sql } from '../db'
import type { Enterprise } from '../generated/sqlite/client'
import { type Delegate, inventoryTable } from './inventory-table'
import type { EnterpriseRecord, InventoryStore } from './inventory-types'

const toRecord = ({ nameLower: _, ...row }: Enterprise): EnterpriseRecord => row

/** Containers of chains. */
export function enterpriseStore(db: Db): InventoryStore['enterprises'] {
  const delegate = db.prisma.enterprise as unknown as Delegate<Enterprise>
  return {
    ...inventoryTable<Enterprise, EnterpriseRecord>(db, delegate, {
      table: 'Enterprise',
      order: 'nameLower',
      searched: [
        { column: 'nameLower', as: 'lower' },
        { column: 'code', as: 'upper' },
      ],
      parent: 'customerId',
      children: [['chains', 'Chain', 'enterpriseId']],
      unique: { code: 'enterprise.code' },
      toRecord,
      toRow: (record) => ({ ...record, nameLower: record.name.toLowerCase() }),
    }),

    async byCode(code) {
      if (!isStorableText(code)) return null
      const row = await db.prisma.enterprise.findUnique({ where: { code } })
      return row && toRecord(row)
    },

    async byName(name) {
      if (!isStorableText(name)) return []
      const where = { nameLower: name.toLowerCase() }
      return (await db.prisma.enterprise.findMany({ where, take: 2, orderBy: { id: 'asc' } })).map(toRecord)
    },

    async holdsCode(enterpriseId, code) {
      const found = await rows<{ one: number }>(
        db,
        sql`SELECT 1 AS "one" FROM "Chain" c WHERE c."enterpriseId" = ${enterpriseId} AND (c."code" = ${code}
          OR EXISTS (SELECT 1 FROM "Property" p WHERE p."chainId" = c."id" AND p."code" = ${code})) LIMIT 1`,
      )
      return found.length > 0
    },

    async anyCodeWithin() {
      const found = await rows<{ one: number }>(
        db,
        sql`SELECT 1 AS "one" FROM "Enterprise" e JOIN "Chain" c ON c."enterpriseId" = e."id"
          WHERE e."code" IS NOT NULL AND (c."code" = e."code"
            OR EXISTS (SELECT 1 FROM "Property" p WHERE p."chainId" = c."id" AND p."code" = e."code")) LIMIT 1`,
      )
      return found.length > 0
    },

    async isAnnounced(enterpriseId) {
      const found = await rows<{ one: number }>(
        db,
        sql`SELECT 1 AS "one" FROM "Chain" c JOIN "Environment" e ON e."chainId" = c."id"
          WHERE c."enterpriseId" = ${enterpriseId} AND e."phase" <> 'PLANNED' LIMIT 1`,
      )
      return found.length > 0
    },
  }
}
