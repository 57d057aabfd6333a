import { type Db, isStorableText } from '../db'
import type { Application } from '../generated/sqlite/client'
import { type Delegate, inventoryTable } from './inventory-table'
import type { ApplicationRecord, InventoryStore } from './inventory-types'

/** Applications of one owner that are looked through for a name. */
const MOST_OF_ONE_OWNER = 5000

/** What sends application keys. */
export function applicationStore(db: Db): InventoryStore['applications'] {
  return {
    ...inventoryTable<Application, ApplicationRecord>(db, db.prisma.application as unknown as Delegate<Application>, {
      table: 'Application',
      order: 'name',
      searched: [
        { column: 'name', as: 'given' },
        { column: 'keyHint', as: 'given' },
      ],
      parent: 'partnerId',
      children: [['integrations', 'Integration', 'applicationId']],
      unique: { keyHash: 'application.key' },
      toRecord: (row) => row,
      toRow: (record) => record,
    }),

    async byOwnerAndName(owner, name) {
      if (!isStorableText(name)) return []
      const found = await db.prisma.application.findMany({
        where: owner,
        orderBy: { id: 'asc' },
        take: MOST_OF_ONE_OWNER,
      })
      return found.filter((row) => row.name.toLowerCase() === name.toLowerCase())
    },
  }
}
