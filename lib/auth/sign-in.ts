import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/base/app-error'
import { sha256Hex } from '@/lib/base/hash'
import { hashPassword } from '@/lib/base/password'
import { isOutdatedHash } from '@/lib/base/slow-hash'
import { parseOrThrow } from '@/lib/base/validate'
import type { AccountView } from '@/lib/schemas/account'
import { signInSchema } from '@/lib/schemas/session'
import { accountView } from './account-view'
import type { ServiceContext } from './context'
import { verifyCredentials, WRONG_CREDENTIALS } from './credentials'
import { actorFromAccount, openSession } from './session'

export interface SignInOptions {
  sessionAbsoluteSeconds: number
  userAgent: string | null
  /** what the browser's cookie held before: that session ends, so a planted one never becomes somebody's */
  previousToken?: string
}

/**
 * Opens a console session for the right name and password.
 * @throws AppError unauthenticated with one text for every reason; rate_limited with data.waitSeconds
 */
export async function signIn(
  ctx: ServiceContext,
  input: unknown,
  options: SignInOptions,
): Promise<{ sessionToken: string; account: AccountView }> {
  const given = parseOrThrow(signInSchema, input)
  const verified = await verifyCredentials(ctx, given, 'console')
  const rehashed = isOutdatedHash(verified.passwordHash) ? await hashPassword(given.password) : null
  return ctx.store.write(async (tx) => {
    const account = await tx.accounts.byId(verified.id)
    // Between the check and this transaction the account may have been disabled or given another password.
    if (!account || account.disabledAt || account.passwordHash !== verified.passwordHash) {
      throw new AppError('unauthenticated', WRONG_CREDENTIALS)
    }
    const now = ctx.clock.now()
    if (rehashed) {
      await tx.accounts.replace({ ...account, passwordHash: rehashed }, account.version)
    }
    if (options.previousToken) await tx.sessions.end(sha256Hex(options.previousToken), now)
    const opened = await openSession(tx, { ...ctx, ...options }, account.id, { ...options, address: ctx.address })
    await tx.accounts.markSignedIn(account.id, now)
    await record(
      tx,
      { ...ctx, actor: actorFromAccount(account) },
      {
        action: 'session.sign-in',
        entityKind: 'account',
        entityId: account.id,
        entityName: account.username,
        detail: { via: 'console' },
      },
    )
    return { sessionToken: opened.token, account: accountView({ ...account, lastSignInAt: now }) }
  })
}
