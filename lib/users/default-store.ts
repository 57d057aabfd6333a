import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { DEFAULT_IDENTITY_STORE_NAME } from '@/lib/schemas/identity-store-kind'
import { auditedStore, newIdentityStore } from './identity-store-rules'

/** Sees to it that the store domains name by default is there. Of several nodes that start at once one makes it. */
export async function ensureDefaultIdentityStore(ctx: ServiceContext): Promise<void> {
  authorize(ctx.actor, 'stores:write')
  if ((await ctx.store.identityStores.byName(DEFAULT_IDENTITY_STORE_NAME)) !== null) return
  await ctx.store.write(async (tx) => {
    if ((await tx.identityStores.byName(DEFAULT_IDENTITY_STORE_NAME)) !== null) return
    const given = { name: DEFAULT_IDENTITY_STORE_NAME, kind: 'BUILT_IN' as const }
    const store = newIdentityStore(ctx.random.uuid(), given, ctx.clock.now())
    await tx.identityStores.insert(store)
    await record(tx, ctx, {
      action: 'identity-store.create',
      entityKind: 'identity-store',
      entityId: store.id,
      entityName: store.name,
      after: auditedStore(store),
    })
  })
}
