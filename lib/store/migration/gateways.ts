import { type Db, isStorableText } from '../db'
import type { Gateway } from '../generated/sqlite/client'
import { type Delegate, inventoryTable } from './inventory-table'
import type { GatewayRecord, InventoryStore } from './inventory-types'

/** Hosts that all calls of their environments pass through. */
export function gatewayInventoryStore(db: Db): InventoryStore['gateways'] {
  return {
    ...inventoryTable<Gateway, GatewayRecord>(db, db.prisma.gateway as unknown as Delegate<Gateway>, {
      table: 'Gateway',
      order: 'name',
      searched: [
        { column: 'name', as: 'lower' },
        { column: 'host', as: 'lower' },
      ],
      parent: 'domainId',
      children: [['environments', 'Environment', 'gatewayId']],
      unique: { host: 'gateway.host', name: 'gateway.name' },
      toRecord: (row) => row,
      toRow: (record) => record,
    }),

    async byName(name) {
      return isStorableText(name) ? db.prisma.gateway.findUnique({ where: { name } }) : null
    },
  }
}
