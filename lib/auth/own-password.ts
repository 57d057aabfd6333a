import { record } from '@/lib/audit/record'
import { AppError, fieldError } from '@/lib/base/app-error'
import { hashPassword } from '@/lib/base/password'
import { parseOrThrow } from '@/lib/base/validate'
import { changePasswordSchema } from '@/lib/schemas/account'
import type { ServiceContext } from './context'
import { proveOwnPassword } from './reauthenticate'
import { requireAccount } from './require-account'
import { hasSecondFactor } from './second-factor'

/**
 * Changes the caller's own password and ends every other session of the account: whoever knew the old one is out.
 * @returns how many other sessions ended
 * @throws AppError validation_failed on `currentPassword` or `newPassword`, rate_limited
 */
export async function changeOwnPassword(ctx: ServiceContext, input: unknown): Promise<{ endedSessions: number }> {
  const accountId = requireAccount(ctx.actor)
  const { currentPassword, newPassword } = parseOrThrow(changePasswordSchema, input)
  const verified = await proveOwnPassword(ctx, accountId, currentPassword, {
    via: 'password-change',
    field: 'currentPassword',
  })
  if (newPassword === currentPassword) throw fieldError('newPassword', 'must differ from the current password')
  const passwordHash = await hashPassword(newPassword)
  return ctx.store.write(async (tx) => {
    const account = await tx.accounts.byId(accountId)
    if (!account || account.passwordHash !== verified.passwordHash) {
      throw new AppError('stale', 'The password was changed meanwhile')
    }
    const now = ctx.clock.now()
    const changed = {
      ...account,
      passwordHash,
      passwordChangedAt: now,
      updatedAt: now,
    }
    await tx.accounts.replace(changed, account.version)
    const endedSessions = await tx.sessions.endAll(accountId, now, ctx.actor.sessionId)
    // No code was asked for, so where there is a second factor this proves less than a step-up does.
    const isProved = !hasSecondFactor(account)
    if (ctx.actor.sessionId && isProved) await tx.sessions.markAuthenticated(ctx.actor.sessionId, now)
    await record(tx, ctx, {
      action: 'account.change-password',
      entityKind: 'account',
      entityId: accountId,
      entityName: account.username,
      detail: { endedSessions },
    })
    return { endedSessions }
  })
}
