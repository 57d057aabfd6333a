import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import { reauthenticateSchema } from '@/lib/schemas/session'
import type { ServiceContext } from './context'
import { verifyCredentials } from './credentials'
import { requireAccount } from './require-account'
import { isCodeNeeded } from './second-factor'

export const WRONG_PASSWORD = 'The password is not right.'

/**
 * Proves the password again in this session, and the second factor where there is one, for what asks for it after five
 * minutes. Throttled like a sign-in.
 * @throws AppError validation_failed on `password` or `code`, rate_limited
 */
export async function reauthenticate(ctx: ServiceContext, input: unknown): Promise<void> {
  const accountId = requireAccount(ctx.actor)
  const { password, code } = parseOrThrow(reauthenticateSchema, input)
  await proveOwnPassword(ctx, accountId, password, { via: 'reauthentication', field: 'password', code })
  const { sessionId, name } = ctx.actor
  await ctx.store.write(async (tx) => {
    if (sessionId) await tx.sessions.markAuthenticated(sessionId, ctx.clock.now())
    await record(tx, ctx, {
      action: 'session.reauthenticate',
      entityKind: 'account',
      entityId: accountId,
      entityName: name,
    })
  })
}

/** The signed-in account's own password; wrong is said at the field it was typed into, because the name is known. */
export async function proveOwnPassword(
  ctx: ServiceContext,
  accountId: string,
  password: string,
  { via, field, code }: { via: 'reauthentication' | 'password-change'; field: string; code?: string },
) {
  const account = await ctx.store.accounts.byId(accountId)
  if (!account) throw new AppError('unauthenticated', 'Sign in to do this')
  try {
    return await verifyCredentials(ctx, { username: account.username, password, code }, via)
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') {
      if (isCodeNeeded(error)) {
        throw new AppError('validation_failed', error.message, { fieldErrors: { code: [error.message] } })
      }
      throw new AppError('validation_failed', WRONG_PASSWORD, { fieldErrors: { [field]: [WRONG_PASSWORD] } })
    }
    throw error
  }
}
