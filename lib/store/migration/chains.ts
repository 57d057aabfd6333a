import { type Db, isStorableText } from '../db'
import type { Chain } from '../generated/sqlite/client'
import { type Delegate, inventoryTable } from './inventory-table'
import type { ChainRecord, InventoryStore } from './inventory-types'

const toRecord = ({ nameLower: _, ...row }: Chain): ChainRecord => row

/** Hotel chains. */
export function chainStore(db: Db): InventoryStore['chains'] {
  const delegate = db.prisma.chain as unknown as Delegate<Chain>
  return {
    ...inventoryTable<Chain, ChainRecord>(db, delegate, {
      table: 'Chain',
      order: 'nameLower',
      searched: [
        { column: 'nameLower', as: 'lower' },
        { column: 'code', as: 'upper' },
      ],
      parent: 'enterpriseId',
      children: [
        ['properties', 'Property', 'chainId'],
        ['environments', 'Environment', 'chainId'],
      ],
      unique: { code: 'chain.code' },
      toRecord,
      toRow: (record) => ({ ...record, nameLower: record.name.toLowerCase() }),
    }),

    async byCode(code) {
      if (!isStorableText(code)) return null
      const row = await db.prisma.chain.findUnique({ where: { code } })
      return row && toRecord(row)
    },
  }
}
