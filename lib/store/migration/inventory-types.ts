import type { Page } from '@/lib/base/page'
import type { InventoryKind } from '@/lib/schemas/migration/inventory-kinds'
import type { KnownThing } from './bulk-lookup'
import type { BulkRows } from './bulk-types'

interface Kept {
  id: string
  version: number
  createdAt: Date
  updatedAt: Date
}

export interface CustomerRecord extends Kept {
  name: string
}
export interface PartnerRecord extends Kept {
  name: string
  cloudAccountName: string
}
export interface EnterpriseRecord extends Kept {
  customerId: string
  code: string | null
  name: string
}
export interface ChainRecord extends Kept {
  enterpriseId: string
  code: string
  name: string
}
export interface PropertyRecord extends Kept {
  chainId: string
  code: string
  name: string
}
export interface GatewayRecord extends Kept {
  name: string
  host: string
  domainId: string
}
/** An environment as the inventory knows it; where its migration stands is another's to write. */
export interface EnvironmentFacts extends Kept {
  chainId: string
  gatewayId: string
  code: string
  kind: 'PRODUCTION' | 'NON_PRODUCTION'
  /** `<chain code>/<code>` in lower case */
  nameLower: string
  phase: string
  operator: string | null
  allowedNetworks: string[] | null
  integrations: number
}
export interface ApplicationRecord extends Kept {
  name: string
  partnerId: string | null
  customerId: string | null
  keyHash: string
  keyHint: string
  disabledAt: Date | null
}

export interface InventoryQuery {
  q?: string | undefined
  /** id of the parent */
  within?: string | undefined
  cursor?: string | undefined
  limit: number
  direction: 'asc' | 'desc'
}

export interface InventoryTable<R extends Kept> {
  /** @throws UniqueViolation, ReferenceViolation */
  insert(record: R): Promise<void>
  byId(id: string): Promise<R | null>
  byIds(ids: readonly string[]): Promise<R[]>
  /** Replaces the row when it still has `expectedVersion`; the stored version becomes one higher. */
  replace(record: R, expectedVersion: number): Promise<boolean>
  /** @throws ReferenceViolation while something depends on it */
  delete(id: string): Promise<void>
  /** One page in the order of names or codes; `q` is found anywhere in them. */
  list(query: InventoryQuery): Promise<Page<R>>
  /** How many of what depend on each of some rows. */
  dependents(ids: readonly string[]): Promise<Map<string, { what: string; count: number }[]>>
}

export interface InventoryStore {
  customers: InventoryTable<CustomerRecord> & { byName(name: string): Promise<CustomerRecord | null> }
  partners: InventoryTable<PartnerRecord> & {
    byName(name: string): Promise<PartnerRecord | null>
    byAccountName(name: string): Promise<PartnerRecord | null>
  }
  enterprises: InventoryTable<EnterpriseRecord> & {
    byCode(code: string): Promise<EnterpriseRecord | null>
    /** at most two, because one is meant */
    byName(name: string): Promise<EnterpriseRecord[]>
    /** Whether a chain or a hotel within has this code. */
    holdsCode(enterpriseId: string, code: string): Promise<boolean>
    /** Whether any chain or hotel anywhere is called as its own enterprise is. */
    anyCodeWithin(): Promise<boolean>
    /** Whether an environment of it has left PLANNED. */
    isAnnounced(enterpriseId: string): Promise<boolean>
  }
  chains: InventoryTable<ChainRecord> & { byCode(code: string): Promise<ChainRecord | null> }
  properties: InventoryTable<PropertyRecord>
  gateways: InventoryTable<GatewayRecord> & { byName(name: string): Promise<GatewayRecord | null> }
  environments: InventoryTable<EnvironmentFacts>
  applications: InventoryTable<ApplicationRecord> & {
    /** applications of one owner with this name, in whatever case */
    byOwnerAndName(owner: { partnerId: string } | { customerId: string }, name: string): Promise<ApplicationRecord[]>
  }
  /** Writes rows as they are given, parents first; inside `Store.write`. */
  insertBulk(rows: BulkRows): Promise<void>
  /** What of these is there already, by the keys of an inventory file; more may be told than was asked for. */
  lookUp(kind: InventoryKind, keys: readonly string[]): Promise<KnownThing[]>
}
