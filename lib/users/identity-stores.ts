import { isDeepStrictEqual } from 'node:util'
import { record } from '@/lib/audit/record'
import { staleError } from '@/lib/audit/stale-error'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { parseOrThrow } from '@/lib/base/validate'
import {
  createIdentityStoreSchema,
  type IdentityStoreView,
  updateIdentityStoreSchema,
} from '@/lib/schemas/identity-store'
import { DEFAULT_IDENTITY_STORE_NAME } from '@/lib/schemas/identity-store-kind'
import type { IdentityStoreRecord } from '@/lib/store/user-types'
import { sealBindPassword } from './bind-password'
import { withFieldConflicts } from './failures'
import {
  auditedStore,
  changedIdentityStore,
  checkBindPasswordGivenAgain,
  checkDeletable,
  checkKind,
  identityStoreView,
  newIdentityStore,
} from './identity-store-rules'
import { forgetClient } from './ldap/ldap-clients'
import { type IdentityStoreSelector, loadIdentityStore, storesInReach } from './reach'
import type { SaveOptions } from './users'

/** An installation has a handful. */
const LIST_LIMIT = 1000

export async function listIdentityStores(ctx: ServiceContext): Promise<IdentityStoreView[]> {
  authorize(ctx.actor, 'stores:read')
  const stores = await ctx.store.identityStores.list(await storesInReach(ctx.store, ctx.actor), LIST_LIMIT)
  return Promise.all(stores.map((store) => identityStoreView(ctx.store, store)))
}

/** Names for a choice: of stores in reach, with nothing counted. */
export async function identityStoreChoices(
  ctx: ServiceContext,
): Promise<{ id: string; name: string; kind: IdentityStoreRecord['kind'] }[]> {
  authorize(ctx.actor, 'users:read')
  const stores = await ctx.store.identityStores.list(await storesInReach(ctx.store, ctx.actor), LIST_LIMIT)
  return stores.map(({ id, name, kind }) => ({ id, name, kind }))
}

export async function getIdentityStore(
  ctx: ServiceContext,
  selector: IdentityStoreSelector,
): Promise<IdentityStoreView> {
  return identityStoreView(ctx.store, await loadIdentityStore(ctx.store, ctx.actor, 'stores:read', selector))
}

/** @throws AppError validation_failed, conflict on `name` */
export async function createIdentityStore(ctx: ServiceContext, input: unknown): Promise<IdentityStoreView> {
  authorize(ctx.actor, 'stores:write')
  const { bindPassword = null, ...given } = parseOrThrow(createIdentityStoreSchema, input)
  const id = ctx.random.uuid()
  const drafted = newIdentityStore(id, given, ctx.clock.now())
  checkKind(drafted, bindPassword !== null)
  const store = { ...drafted, bindPassword: sealed(ctx, id, bindPassword) }
  return withFieldConflicts(() =>
    ctx.store.write(async (tx) => {
      await tx.identityStores.insert(store)
      await record(tx, ctx, { action: 'identity-store.create', ...audited(store), after: auditedStore(store) })
      return identityStoreView(tx, store)
    }),
  )
}

/** @throws AppError stale; validation_failed on `bindPassword` when the address changes and it is not given again */
export async function updateIdentityStore(
  ctx: ServiceContext,
  selector: IdentityStoreSelector,
  patch: unknown,
  options: SaveOptions = {},
): Promise<IdentityStoreView> {
  authorize(ctx.actor, 'stores:write')
  const { bindPassword, ...given } = parseOrThrow(updateIdentityStoreSchema, patch)
  return ctx.store.write(async (tx) => {
    const current = await loadIdentityStore(tx, ctx.actor, 'stores:write', selector)
    const entity = {
      kind: 'identity-store' as const,
      id: current.id,
      label: 'identity store',
      updatedAt: current.updatedAt,
    }
    if (options.expectedVersion !== undefined && options.expectedVersion !== current.version) {
      throw await staleError(tx, entity, await identityStoreView(tx, current))
    }
    const drafted = changedIdentityStore(current, given)
    checkKind(drafted, (bindPassword ?? null) !== null)
    checkBindPasswordGivenAgain(current, drafted, bindPassword !== undefined)
    const next =
      bindPassword === undefined ? drafted : { ...drafted, bindPassword: sealed(ctx, current.id, bindPassword) }
    if (isDeepStrictEqual(current, next)) return identityStoreView(tx, current)
    const saved = { ...next, updatedAt: ctx.clock.now() }
    if (!(await tx.identityStores.replace(saved, current.version))) {
      throw await staleError(tx, entity, await identityStoreView(tx, current))
    }
    await record(tx, ctx, {
      action: 'identity-store.update',
      ...audited(saved),
      before: auditedStore(current),
      after: auditedStore(saved),
    })
    return identityStoreView(tx, { ...saved, version: current.version + 1 })
  })
}

/** What stands in the way of deleting a store, and what would go with it. */
export async function previewIdentityStoreDeletion(
  ctx: ServiceContext,
  selector: IdentityStoreSelector,
): Promise<{ domainNames: string[]; users: number; usersIsExact: boolean; isDefault: boolean; forgetsUsers: boolean }> {
  const store = await loadIdentityStore(ctx.store, ctx.actor, 'stores:write', selector)
  const view = await identityStoreView(ctx.store, store)
  return {
    domainNames: view.domainNames,
    users: view.userCount,
    usersIsExact: view.userCountIsExact,
    isDefault: store.name === DEFAULT_IDENTITY_STORE_NAME,
    forgetsUsers: store.kind === 'LDAP',
  }
}

/** @throws AppError in_use while a domain names it or it holds users; conflict for the default store */
export async function deleteIdentityStore(
  ctx: ServiceContext,
  selector: IdentityStoreSelector,
): Promise<{ name: string }> {
  authorize(ctx.actor, 'stores:write')
  const gone = await ctx.store.write(async (tx) => {
    const store = await loadIdentityStore(tx, ctx.actor, 'stores:write', selector)
    await checkDeletable(tx, store)
    await tx.users.deleteOfStore(store.id)
    await tx.identityStores.delete(store.id)
    await record(tx, ctx, { action: 'identity-store.delete', ...audited(store), before: auditedStore(store) })
    return store
  })
  forgetClient(gone.id)
  return { name: gone.name }
}

function sealed(ctx: ServiceContext, storeId: string, password: string | null): Uint8Array | null {
  return password === null ? null : sealBindPassword(ctx.masterKey, storeId, password, ctx.random)
}

function audited(store: IdentityStoreRecord) {
  return { entityKind: 'identity-store' as const, entityId: store.id, entityName: store.name }
}
