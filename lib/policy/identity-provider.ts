import type { Actor } from '@/lib/auth/actor'
import { fieldError } from '@/lib/base/app-error'
import type { StoreScope } from '@/lib/store/store'
import { storesInReach } from '@/lib/users/reach'

/**
 * The identity store whose people a domain knows must be there. Whoever is bound to domains may choose only one they
 * reach: naming a store lets its people in, and a store nobody else uses would come into reach by naming it.
 * @throws AppError validation_failed on `identityProvider`
 */
export async function requireIdentityProvider(scope: StoreScope, actor: Actor, name: string): Promise<void> {
  const [store, reach] = [await scope.identityStores.byName(name), await storesInReach(scope, actor)]
  if (!store || (reach !== null && !reach.includes(store.id))) {
    throw fieldError('identityProvider', 'names no identity store you can use')
  }
}
