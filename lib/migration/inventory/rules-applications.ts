import type { ApplicationRecord } from '@/lib/store/migration/inventory-types'
import type { StoreScope } from '@/lib/store/store'
import { conflict } from './failures'
import { byIds, type KindRules } from './kind-rules'
import { customerNamed, partnerNamed } from './references'

/** Its key is set by whoever makes it. */
export const applicationRules: KindRules<'application', ApplicationRecord> = {
  kind: 'application',
  table: (scope) => scope.inventory.applications,
  async build(tx, { name, ownerKind, owner }, birth) {
    const partnerId = ownerKind === 'PARTNER' ? (await partnerNamed(tx, owner, 'owner')).id : null
    const customerId = ownerKind === 'CUSTOMER' ? (await customerNamed(tx, owner, 'owner')).id : null
    const record = { ...birth, name, partnerId, customerId, keyHash: '', keyHint: '', disabledAt: null }
    await checkNameFree(tx, record)
    return record
  },
  async change(tx, current, { name }) {
    const next = { ...current, name }
    await checkNameFree(tx, next)
    return next
  },
  async describe(scope, records) {
    const partners = await byIds(
      scope.inventory.partners,
      records.map((record) => record.partnerId),
    )
    const customers = await byIds(
      scope.inventory.customers,
      records.map((record) => record.customerId),
    )
    return records.map((record) => ({
      label: record.name,
      values: {
        name: record.name,
        ownerKind: record.partnerId === null ? ('CUSTOMER' as const) : ('PARTNER' as const),
        owner:
          partners.get(record.partnerId ?? '')?.cloudAccountName ?? customers.get(record.customerId ?? '')?.name ?? '',
      },
      facts: {
        ownerName: partners.get(record.partnerId ?? '')?.name ?? customers.get(record.customerId ?? '')?.name ?? '',
        keyHint: record.keyHint,
        isDisabled: record.disabledAt !== null,
      },
    }))
  },
}

/** Inventories tell an application by its owner and its name. */
async function checkNameFree(tx: StoreScope, { id, name, partnerId, customerId }: ApplicationRecord): Promise<void> {
  const owner = partnerId === null ? { customerId: customerId ?? '' } : { partnerId }
  const rivals = await tx.inventory.applications.byOwnerAndName(owner, name)
  if (rivals.some((rival) => rival.id !== id)) throw conflict('name', 'is already an application of this owner')
}
