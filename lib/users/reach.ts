import type { Actor } from '@/lib/auth/actor'
import { authorize } from '@/lib/auth/permissions'
import type { Permission } from '@/lib/schemas/role'
import type { StoreScope } from '@/lib/store/store'
import type { IdentityStoreRecord, StoreFilter, UserRecord } from '@/lib/store/user-types'
import { notFound } from './failures'

export type IdentityStoreSelector = { id: string } | { name: string }
export type UserSelector = { id: string } | { storeId: string; username: string }

/**
 * The identity stores an actor may reach: null for everybody who is not bound to domains. Who is, reaches a store when
 * at least one domain uses it and all that do are theirs: in a store that is shared, people of others would be seen.
 */
export async function storesInReach(scope: StoreScope, actor: Actor): Promise<StoreFilter> {
  return actor.domainIds === null ? null : scope.identityStores.idsUsedOnlyBy(actor.domainIds)
}

/** Lets a store out only to an actor who holds `permission` and reaches it; out of reach reads as not there. */
export async function loadIdentityStore(
  scope: StoreScope,
  actor: Actor,
  permission: Permission,
  selector: IdentityStoreSelector,
): Promise<IdentityStoreRecord> {
  authorize(actor, permission)
  const store =
    'id' in selector ? await scope.identityStores.byId(selector.id) : await scope.identityStores.byName(selector.name)
  if (!store || !isReached(await storesInReach(scope, actor), store.id)) throw notFound(actor, 'identity store')
  return store
}

/** Lets a user out only to an actor who holds `permission` and reaches the store it is in. */
export async function loadUser(
  scope: StoreScope,
  actor: Actor,
  permission: Permission,
  selector: UserSelector,
): Promise<{ user: UserRecord; store: IdentityStoreRecord }> {
  authorize(actor, permission)
  if ('id' in selector) {
    const found = await scope.users.withStore(selector.id)
    if (!found || !isReached(await storesInReach(scope, actor), found.store.id)) throw notFound(actor, 'user')
    return found
  }
  const store = await loadIdentityStore(scope, actor, permission, { id: selector.storeId })
  const user = await scope.users.byUsername(store.id, selector.username)
  if (!user) throw notFound(actor, 'user')
  return { user, store }
}

function isReached(stores: StoreFilter, storeId: string): boolean {
  return stores === null || stores.includes(storeId)
}
