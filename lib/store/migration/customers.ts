import { type Db, isStorableText } from '../db'
import type { Customer } from '../generated/sqlite/client'
import { type Delegate, inventoryTable } from './inventory-table'
import type { CustomerRecord, InventoryStore } from './inventory-types'

const toRecord = ({ nameLower: _, ...row }: Customer): CustomerRecord => row

/** Hotel groups. */
export function customerStore(db: Db): InventoryStore['customers'] {
  const delegate = db.prisma.customer as unknown as Delegate<Customer>
  return {
    ...inventoryTable<Customer, CustomerRecord>(db, delegate, {
      table: 'Customer',
      order: 'nameLower',
      searched: [{ column: 'nameLower', as: 'lower' }],
      children: [
        ['enterprises', 'Enterprise', 'customerId'],
        ['applications', 'Application', 'customerId'],
        ['portal accounts', 'Account', 'customerId'],
      ],
      unique: { nameLower: 'customer.name' },
      toRecord,
      toRow: (record) => ({ ...record, nameLower: record.name.toLowerCase() }),
    }),

    async byName(name) {
      if (!isStorableText(name)) return null
      const row = await db.prisma.customer.findUnique({ where: { nameLower: name.toLowerCase() } })
      return row && toRecord(row)
    },
  }
}
