import type {
  ChainRecord,
  CustomerRecord,
  EnterpriseRecord,
  GatewayRecord,
  PartnerRecord,
} from '@/lib/store/migration/inventory-types'
import type { StoreScope } from '@/lib/store/store'
import { broken } from './failures'

const missing = (field: string, what: string) => broken({ [field]: [`names no ${what}`] })

export async function customerNamed(tx: StoreScope, name: string, field = 'customer'): Promise<CustomerRecord> {
  const found = await tx.inventory.customers.byName(name)
  if (!found) throw missing(field, 'customer')
  return found
}

/** By account name, or else by name. */
export async function partnerNamed(tx: StoreScope, name: string, field = 'partner'): Promise<PartnerRecord> {
  const { partners } = tx.inventory
  const found = (await partners.byAccountName(name)) ?? (await partners.byName(name))
  if (!found) throw missing(field, 'partner')
  return found
}

/** By Enterprise ID, or else by a name that only one has. */
export async function enterpriseNamed(tx: StoreScope, name: string): Promise<EnterpriseRecord> {
  const byCode = await tx.inventory.enterprises.byCode(name)
  if (byCode) return byCode
  const [only, second] = await tx.inventory.enterprises.byName(name)
  if (!only) throw missing('enterprise', 'enterprise')
  if (second) throw broken({ enterprise: ['is the name of more than one enterprise; give the Enterprise ID'] })
  return only
}

export async function chainNamed(tx: StoreScope, code: string): Promise<ChainRecord> {
  const found = await tx.inventory.chains.byCode(code)
  if (!found) throw missing('chain', 'chain; give its code')
  return found
}

export async function gatewayNamed(tx: StoreScope, name: string): Promise<GatewayRecord> {
  const found = await tx.inventory.gateways.byName(name)
  if (!found) throw missing('gateway', 'gateway')
  return found
}

/** The identity domain whose keys sign. */
export async function domainNamed(tx: StoreScope, name: string): Promise<{ id: string; name: string }> {
  const found = await tx.domains.byName(name)
  if (!found) throw missing('domain', 'identity domain')
  return found
}
