import { type Db, isStorableText } from '../db'
import type { Partner } from '../generated/sqlite/client'
import { type Delegate, inventoryTable } from './inventory-table'
import type { InventoryStore, PartnerRecord } from './inventory-types'

const toRecord = ({ nameLower: _, ...row }: Partner): PartnerRecord => row

/** Third parties that run integrations. */
export function partnerStore(db: Db): InventoryStore['partners'] {
  const delegate = db.prisma.partner as unknown as Delegate<Partner>
  return {
    ...inventoryTable<Partner, PartnerRecord>(db, delegate, {
      table: 'Partner',
      order: 'nameLower',
      searched: [
        { column: 'nameLower', as: 'lower' },
        { column: 'cloudAccountName', as: 'upper' },
      ],
      children: [
        ['applications', 'Application', 'partnerId'],
        ['integrations', 'Integration', 'partnerId'],
        ['clients', 'GatewayClient', 'partnerId'],
        ['connections', 'PartnerConnection', 'partnerId'],
        ['portal accounts', 'Account', 'partnerId'],
      ],
      unique: { cloudAccountName: 'partner.cloudAccountName', nameLower: 'partner.name' },
      toRecord,
      toRow: (record) => ({ ...record, nameLower: record.name.toLowerCase() }),
    }),

    async byName(name) {
      if (!isStorableText(name)) return null
      const row = await db.prisma.partner.findUnique({ where: { nameLower: name.toLowerCase() } })
      return row && toRecord(row)
    },

    async byAccountName(cloudAccountName) {
      if (!isStorableText(cloudAccountName)) return null
      const row = await db.prisma.partner.findUnique({ where: { cloudAccountName } })
      return row && toRecord(row)
    },
  }
}
