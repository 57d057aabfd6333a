import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { loadUser } from './reach'
import { auditedMembers, auditedUser } from './user-view'

/** Families counted at most: beyond this the number says nothing more. */
const COUNT_LIMIT = 1001

/** What goes with the user: sign-ins of clients that hold refresh tokens. */
export async function previewUserDeletion(
  ctx: ServiceContext,
  id: string,
): Promise<{ families: number; isExact: boolean }> {
  const { user } = await loadUser(ctx.store, ctx.actor, 'users:write', { id })
  const families = await ctx.store.users.countFamilies(user.id, COUNT_LIMIT)
  return { families: Math.min(families, COUNT_LIMIT - 1), isExact: families < COUNT_LIMIT }
}

/**
 * Deletes a user with its refresh tokens; access tokens that are still alive are refused from then on, because nobody
 * answers to their `uid`. A person of a directory is only forgotten here, and is new at the next sign-in.
 */
export async function deleteUser(ctx: ServiceContext, id: string): Promise<{ username: string }> {
  authorize(ctx.actor, 'users:write')
  return ctx.store.write(async (tx) => {
    const { user, store } = await loadUser(tx, ctx.actor, 'users:write', { id })
    // Sessions go with the user; those who are to be told of their end still are.
    await tx.ssoSessions.endAllOf(user.id, null, ctx.clock.now(), 'ADMINISTRATOR')
    await tx.users.delete(user.id)
    await record(tx, ctx, {
      action: 'user.delete',
      ...auditedUser(user),
      before: auditedMembers(user),
      detail: { store: store.name },
    })
    return { username: user.username }
  })
}
