import type { Db } from '../db'
import type { Property } from '../generated/sqlite/client'
import { type Delegate, inventoryTable } from './inventory-table'
import type { InventoryStore, PropertyRecord } from './inventory-types'

/** Hotels, listed within their chain. */
export function propertyStore(db: Db): InventoryStore['properties'] {
  return inventoryTable<Property, PropertyRecord>(db, db.prisma.property as unknown as Delegate<Property>, {
    table: 'Property',
    order: 'code',
    searched: [
      { column: 'code', as: 'upper' },
      { column: 'name', as: 'given' },
    ],
    parent: 'chainId',
    children: [
      ['connections limited to it', 'ConnectionProperty', 'propertyId'],
      ['clients limited to it', 'ClientProperty', 'propertyId'],
    ],
    unique: { code: 'property.code' },
    toRecord: (row) => row,
    toRow: (record) => record,
  })
}
