import type { InventoryKind } from '@/lib/schemas/migration/inventory-kinds'
import type { KnownThing } from '@/lib/store/migration/bulk-lookup'
import type { InventoryStage } from '@/lib/store/migration/bulk-stage'
import type { StoreScope } from '@/lib/store/store'

/** Something a line may refer to: of this file, or there already. */
export interface Known {
  id: string
  facts: Record<string, string | null>
}

/** What is there already among some keys, asked for together. */
export class Present {
  readonly #byKey = new Map<string, KnownThing>()

  static of(scope: StoreScope, wanted: readonly { kind: InventoryKind; keys: readonly string[] }[]): Promise<Present> {
    return new Present().and(scope, wanted)
  }

  /** The same, and what is there among further keys. */
  async and(scope: StoreScope, wanted: readonly { kind: InventoryKind; keys: readonly string[] }[]): Promise<Present> {
    const byKind = new Map<InventoryKind, Set<string>>()
    for (const { kind, keys } of wanted) {
      const all = byKind.get(kind) ?? new Set()
      for (const key of keys) all.add(key)
      byKind.set(kind, all)
    }
    for (const [kind, keys] of byKind) {
      const found = await scope.inventory.lookUp(kind, [...keys])
      for (const thing of found) for (const key of thing.keys) this.#byKey.set(`${kind} ${key}`, thing)
    }
    return this
  }

  find(kind: InventoryKind, key: string): KnownThing | null {
    return this.#byKey.get(`${kind} ${key}`) ?? null
  }
}

/** A line of the file before what is there: it may be the same thing, and then says so. */
export function known(stage: InventoryStage, present: Present, kind: InventoryKind, key: string): Known | null {
  const staged = stage.find(kind, key)
  if (staged && staged.state !== 'bad' && staged.state !== 'read') return staged
  return present.find(kind, key)
}
