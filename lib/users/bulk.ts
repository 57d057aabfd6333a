import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import type { User } from '@/lib/schemas/user'
import type { StoreScope } from '@/lib/store/store'
import { withFieldConflicts } from './failures'
import { loadIdentityStore } from './reach'
import { newUser, requireBuiltIn } from './user-rules'

/** A person to be added, checked by `createUserSchema`, with the password hashed before the transaction began. */
export type NewUserRecord = Partial<User> & {
  username: string
  passwordHash: string | null
  mustChangePassword?: boolean
}

/** Names told in the audit entry; the rest is in the number. */
const NAMED = 20

/**
 * Adds people to a built-in store, all or none, inside the caller's transaction; one audit entry tells of all.
 * @returns their ids, in the order given
 * @throws AppError conflict on `username` when one of them is there already
 */
export async function createUsersInBulk(
  tx: StoreScope,
  ctx: ServiceContext,
  storeId: string,
  records: readonly NewUserRecord[],
): Promise<string[]> {
  const store = await loadIdentityStore(tx, ctx.actor, 'users:write', { id: storeId })
  requireBuiltIn(store, 'people are added')
  const now = ctx.clock.now()
  const users = records.map(({ passwordHash, mustChangePassword = false, ...given }) =>
    newUser({ id: ctx.random.uuid(), storeId }, given, { hash: passwordHash, mustChange: mustChangePassword }, now),
  )
  await withFieldConflicts(() => tx.users.insertMany(users))
  await record(tx, ctx, {
    action: 'user.import',
    entityKind: 'identity-store',
    entityId: store.id,
    entityName: store.name,
    detail: { count: users.length, firstUsernames: users.slice(0, NAMED).map((user) => user.username) },
  })
  return users.map((user) => user.id)
}
