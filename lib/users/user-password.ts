import type { ServiceContext } from '@/lib/auth/context'
import { authorize, requireRecentAuthentication } from '@/lib/auth/permissions'
import { parseOrThrow } from '@/lib/base/validate'
import { setUserPasswordSchema, type UserView } from '@/lib/schemas/user'
import { changeUser } from './change-user'
import { hashUserPassword } from './hash-user-password'
import { loadUser } from './reach'
import { requireBuiltIn } from './user-rules'

/**
 * Sets a password; counted failures are taken back with it, and the demand for another one unless `mustChange` repeats
 * it. A lock by an administrator stays.
 * @throws AppError reauthentication_required, conflict for a directory
 */
export async function setUserPassword(ctx: ServiceContext, id: string, input: unknown): Promise<UserView> {
  authorize(ctx.actor, 'users:write')
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  const { store } = await loadUser(ctx.store, ctx.actor, 'users:write', { id })
  requireBuiltIn(store, 'passwords are set')
  const { password, mustChange } = parseOrThrow(setUserPasswordSchema, input)
  const passwordHash = await hashUserPassword(password)
  return changeUser(ctx, id, {
    action: 'user.set-password',
    to: (_user, now) => ({ passwordHash, passwordChangedAt: now, mustChangePassword: mustChange }),
    resetsFailures: true,
  })
}
