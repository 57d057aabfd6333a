import type { InventoryItem, InventoryValues } from '@/lib/schemas/migration/inventory'
import type { ListedKind } from '@/lib/schemas/migration/inventory-kinds'
import type { Permission } from '@/lib/schemas/role'
import type { InventoryTable } from '@/lib/store/migration/inventory-types'
import type { StoreScope } from '@/lib/store/store'

/** What a row begins with. */
export interface Birth {
  id: string
  version: number
  createdAt: Date
  updatedAt: Date
}

/** What is particular to one kind of thing; everything else is the same for all. */
export interface KindRules<K extends ListedKind, R extends Birth> {
  kind: K
  /** what whoever makes, changes or deletes one must be allowed to do beside leading migrations, and why in words */
  needs?: { permission: Permission; why: string }
  table(scope: StoreScope): InventoryTable<R>
  /** A new row, with its references looked up and its rules checked. */
  build(tx: StoreScope, values: InventoryValues<K>, birth: Birth): Promise<R>
  /** The row with other values; those that are fixed are the same by now. */
  change(tx: StoreScope, current: R, values: InventoryValues<K>): Promise<R>
  /** Labels, references in words and facts of some rows, in their order. */
  describe(scope: StoreScope, records: readonly R[]): Promise<Pick<InventoryItem<K>, 'label' | 'values' | 'facts'>[]>
}

/** Rows by their ids, for references in words. */
export async function byIds<R extends { id: string }>(
  table: { byIds(ids: readonly string[]): Promise<R[]> },
  ids: readonly (string | null)[],
): Promise<Map<string, R>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  return new Map((await table.byIds(wanted)).map((record) => [record.id, record]))
}
