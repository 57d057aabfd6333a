import { isDeepStrictEqual } from 'node:util'
import { record } from '@/lib/audit/record'
import { staleError } from '@/lib/audit/stale-error'
import type { ServiceContext } from '@/lib/auth/context'
import { parseOrThrow } from '@/lib/base/validate'
import { createUserSchema, type UserView, updateUserSchema } from '@/lib/schemas/user'
import type { IdentityStoreRecord, UserRecord } from '@/lib/store/user-types'
import { endSessionsAfter } from './end-sessions'
import { notFound, withFieldConflicts } from './failures'
import { hashUserPassword } from './hash-user-password'
import { loadIdentityStore, loadUser } from './reach'
import { changedUser, newUser, requireBuiltIn } from './user-rules'
import { auditedMembers, auditedUser, userView } from './user-view'

/** What a provisioning system says of a person: who it is, whether the account is in use, a new password. */
export interface Provisioned {
  members: Record<string, unknown>
  /** absent leaves it as it is */
  active?: boolean
  password?: string
}

export type ProvisionedSelector = { username: string } | { externalId: string } | { email: string } | { id: string }

/** Counted at most; a store that holds more is told as holding this many. */
const COUNT_LIMIT = 10_000_000

/** People of one store in the order of user names, from number `offset` (0 the first) on. */
export async function listProvisioned(
  ctx: ServiceContext,
  storeName: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ users: UserView[]; total: number }> {
  const store = await loadIdentityStore(ctx.store, ctx.actor, 'users:read', { name: storeName })
  const total = await ctx.store.identityStores.countUsers(store.id, COUNT_LIMIT)
  const users = offset < total ? await ctx.store.users.pageOf(store.id, offset, limit) : []
  return { users: views(ctx, store, users), total }
}

/** The people of one store that an exact condition finds. */
export async function findProvisioned(
  ctx: ServiceContext,
  storeName: string,
  selector: ProvisionedSelector,
  limit: number,
): Promise<UserView[]> {
  const store = await loadIdentityStore(ctx.store, ctx.actor, 'users:read', { name: storeName })
  if ('email' in selector) return views(ctx, store, await ctx.store.users.byEmail(store.id, selector.email, limit))
  const found = await findOne(ctx, store, selector)
  return found ? views(ctx, store, [found]) : []
}

function findOne(
  ctx: ServiceContext,
  store: IdentityStoreRecord,
  selector: Exclude<ProvisionedSelector, { email: string }>,
) {
  if ('username' in selector) return ctx.store.users.byUsername(store.id, selector.username)
  if ('externalId' in selector) return ctx.store.users.byExternalId(store.id, selector.externalId)
  return ctx.store.users.byId(selector.id).then((user) => (user?.storeId === store.id ? user : null))
}

/** Adds a person with everything that was said, in one transaction. */
export async function createProvisioned(ctx: ServiceContext, storeName: string, given: Provisioned): Promise<UserView> {
  const { id: storeId } = await builtIn(ctx, storeName)
  const { password, mustChangePassword, ...members } = parseOrThrow(createUserSchema, withPassword(given))
  const hash = password === undefined ? null : await hashUserPassword(password)
  return withFieldConflicts(() =>
    ctx.store.write(async (tx) => {
      const store = await loadIdentityStore(tx, ctx.actor, 'users:write', { id: storeId })
      const now = ctx.clock.now()
      const ids = { id: ctx.random.uuid(), storeId }
      const made = newUser(ids, members, { hash, mustChange: mustChangePassword }, now)
      const user = given.active === false ? { ...made, disabledAt: now } : made
      await tx.users.insert(user)
      const detail = { store: store.name, via: 'scim' }
      await record(tx, ctx, { action: 'user.create', ...auditedUser(user), after: auditedMembers(user), detail })
      return userView(user, store, now)
    }),
  )
}

/**
 * Changes a person, the account's use and the password together, or nothing of it.
 * @param change made from the person as it is stored, inside the transaction
 * @throws AppError stale when `expectedVersion` is another than the stored one
 */
export async function changeProvisioned(
  ctx: ServiceContext,
  selector: { storeName: string; id: string },
  change: (current: UserView) => Provisioned,
  expectedVersion?: number,
): Promise<UserView> {
  await builtIn(ctx, selector.storeName)
  // The password is hashed before the transaction, so that nobody waits for it; the change is computed again inside.
  const { password } = change(await getProvisioned(ctx, selector, 'users:write'))
  const checked = password === undefined ? undefined : parseOrThrow(createUserSchema.shape.password, password)
  const passwordHash = checked === undefined ? undefined : await hashUserPassword(checked)
  return withFieldConflicts(() =>
    ctx.store.write(async (tx) => {
      const { user: current, store } = await loadUser(tx, ctx.actor, 'users:write', { id: selector.id })
      const now = ctx.clock.now()
      const view = userView(current, store, now)
      const entity = { kind: 'user' as const, id: current.id, label: 'user', updatedAt: current.updatedAt }
      if (expectedVersion !== undefined && expectedVersion !== current.version) throw await staleError(tx, entity, view)
      const { members, active } = change(view)
      const next = {
        ...changedUser(current, parseOrThrow(updateUserSchema, members)),
        ...(active === undefined ? {} : { disabledAt: active ? null : (current.disabledAt ?? now) }),
        ...(passwordHash === undefined ? {} : { passwordHash, passwordChangedAt: now, mustChangePassword: false }),
      }
      if (isDeepStrictEqual(current, next)) return view
      const saved = { ...next, updatedAt: now }
      const resetsFailures = passwordHash !== undefined
      if (!(await tx.users.replace(saved, current.version, { resetsFailures })))
        throw await staleError(tx, entity, view)
      await endSessionsAfter(tx, current, saved, now)
      await record(tx, ctx, {
        action: actionOf(current, saved),
        ...auditedUser(saved),
        before: auditedMembers(current),
        after: auditedMembers(saved),
        detail: { store: store.name, via: 'scim' },
      })
      return userView({ ...saved, version: current.version + 1 }, store, now)
    }),
  )
}

/** A person of this very store; one of another store is not there. */
export async function getProvisioned(
  ctx: ServiceContext,
  { storeName, id }: { storeName: string; id: string },
  permission: 'users:read' | 'users:write' = 'users:read',
): Promise<UserView> {
  const asked = await loadIdentityStore(ctx.store, ctx.actor, permission, { name: storeName })
  const found = await loadUser(ctx.store, ctx.actor, permission, { id })
  if (found.store.id !== asked.id) throw notFound(ctx.actor, 'user')
  return userView(found.user, found.store, ctx.clock.now())
}

async function builtIn(ctx: ServiceContext, name: string): Promise<IdentityStoreRecord> {
  const store = await loadIdentityStore(ctx.store, ctx.actor, 'users:write', { name })
  requireBuiltIn(store, 'people are managed')
  return store
}

const withPassword = ({ members, password }: Provisioned) =>
  password === undefined ? members : { ...members, password }

const views = (ctx: ServiceContext, store: IdentityStoreRecord, users: readonly UserRecord[]) =>
  users.map((user) => userView(user, store, ctx.clock.now()))

/** Taking an account out of use is found in the audit log under the name it has elsewhere. */
function actionOf(before: UserRecord, after: UserRecord): string {
  if (before.disabledAt === null && after.disabledAt !== null) return 'user.disable'
  if (before.disabledAt !== null && after.disabledAt === null) return 'user.enable'
  return 'user.update'
}
