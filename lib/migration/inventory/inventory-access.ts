import type { Actor } from '@/lib/auth/actor'
import { authorize, may } from '@/lib/auth/permissions'
import type { ListedKind } from '@/lib/schemas/migration/inventory-kinds'
import { rulesOf } from './kinds'

export interface InventoryAccess {
  /** may add, change and delete things of the kind */
  canWrite: boolean
  /** who may instead, to somebody who keeps the rest of the inventory; null to those who only read it */
  why: string | null
}

/** What an actor may do with things of a kind, for pages; the services decide the same by `authorizeKind`. */
export function inventoryAccess(actor: Actor, kind: ListedKind): InventoryAccess {
  if (!may(actor, 'migration:write')) return { canWrite: false, why: null }
  const { needs } = rulesOf(kind)
  if (!needs || may(actor, needs.permission)) return { canWrite: true, why: null }
  return { canWrite: false, why: needs.why }
}

/** Whether an actor may add, change or delete things of a kind. @throws AppError unauthenticated, forbidden */
export function authorizeKind(actor: Actor, kind: ListedKind): void {
  authorize(actor, 'migration:write')
  const { needs } = rulesOf(kind)
  if (needs) authorize(actor, needs.permission)
}
