import { isDeepStrictEqual } from 'node:util'
import { record } from '@/lib/audit/record'
import { staleError } from '@/lib/audit/stale-error'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import type { Page } from '@/lib/base/page'
import { parseOrThrow } from '@/lib/base/validate'
import { createUserSchema, type UserListItem, type UserView, updateUserSchema } from '@/lib/schemas/user'
import { type UserListQuery, userListQuerySchema } from '@/lib/schemas/user-list-query'
import { withFieldConflicts } from './failures'
import { hashUserPassword } from './hash-user-password'
import { loadIdentityStore, loadUser, storesInReach, type UserSelector } from './reach'
import { changedUser, newUser, requireBuiltIn } from './user-rules'
import { auditedMembers, auditedUser, userListItem, userView } from './user-view'

export interface SaveOptions {
  /** the version the editor saw; absent means "whatever is there", as scripts do it */
  expectedVersion?: number
}

/** People of the stores the actor reaches: by prefix of a name or e-mail address, by store, by state. */
export async function listUsers(ctx: ServiceContext, query: Partial<UserListQuery> = {}): Promise<Page<UserListItem>> {
  authorize(ctx.actor, 'users:read')
  const parsed = parseOrThrow(userListQuerySchema, query)
  const now = ctx.clock.now()
  const page = await ctx.store.users.list(parsed, await storesInReach(ctx.store, ctx.actor), now)
  const stores = await ctx.store.identityStores.byIds([...new Set(page.items.map((user) => user.storeId))])
  const byId = new Map(stores.map((store) => [store.id, store]))
  return { ...page, items: page.items.map((user) => userListItem(user, byId.get(user.storeId), now)) }
}

export async function getUser(ctx: ServiceContext, selector: UserSelector): Promise<UserView> {
  const { user, store } = await loadUser(ctx.store, ctx.actor, 'users:read', selector)
  return userView(user, store, ctx.clock.now())
}

/** @throws AppError validation_failed, conflict on `username`, or when the store is a directory */
export async function createUser(ctx: ServiceContext, storeId: string, input: unknown): Promise<UserView> {
  requireBuiltIn(await loadIdentityStore(ctx.store, ctx.actor, 'users:write', { id: storeId }), 'people are added')
  const { password, mustChangePassword, ...given } = parseOrThrow(createUserSchema, input)
  const hash = password === undefined ? null : await hashUserPassword(password)
  return withFieldConflicts(() =>
    ctx.store.write(async (tx) => {
      const store = await loadIdentityStore(tx, ctx.actor, 'users:write', { id: storeId })
      const ids = { id: ctx.random.uuid(), storeId }
      const user = newUser(ids, given, { hash, mustChange: mustChangePassword }, ctx.clock.now())
      await tx.users.insert(user)
      await record(tx, ctx, {
        action: 'user.create',
        ...auditedUser(user),
        after: auditedMembers(user),
        detail: { store: store.name },
      })
      return userView(user, store, ctx.clock.now())
    }),
  )
}

/**
 * Changes who a person is; state and password have operations of their own. The lasting id stays, so tokens of before
 * belong to the person under the new name.
 * @throws AppError stale, conflict on `username`, or when the store is a directory
 */
export async function updateUser(
  ctx: ServiceContext,
  id: string,
  patch: unknown,
  options: SaveOptions = {},
): Promise<UserView> {
  authorize(ctx.actor, 'users:write')
  const given = parseOrThrow(updateUserSchema, patch)
  return withFieldConflicts(() =>
    ctx.store.write(async (tx) => {
      const { user: current, store } = await loadUser(tx, ctx.actor, 'users:write', { id })
      requireBuiltIn(store, 'people are edited')
      const view = () => userView(current, store, ctx.clock.now())
      const entity = { kind: 'user' as const, id, label: 'user', updatedAt: current.updatedAt }
      if (options.expectedVersion !== undefined && options.expectedVersion !== current.version) {
        throw await staleError(tx, entity, view())
      }
      const next = changedUser(current, given)
      if (isDeepStrictEqual(current, next)) return view()
      const saved = { ...next, updatedAt: ctx.clock.now() }
      if (!(await tx.users.replace(saved, current.version))) throw await staleError(tx, entity, view())
      await record(tx, ctx, {
        action: 'user.update',
        ...auditedUser(saved),
        before: auditedMembers(current),
        after: auditedMembers(saved),
        detail: { store: store.name },
      })
      return userView({ ...saved, version: current.version + 1 }, store, ctx.clock.now())
    }),
  )
}
