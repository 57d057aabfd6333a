import { createAccount, updateAccount } from '@/lib/auth/accounts'
import type { ServiceContext } from '@/lib/auth/context'
import { AppError } from '@/lib/base/app-error'

/** @throws AppError when the name is taken, or the name or the password breaks a rule */
export async function createAdministrator(ctx: ServiceContext, username: string, password: string): Promise<string> {
  const account = await createAccount(ctx, { username, password, role: 'ADMINISTRATOR' })
  return `Created the administrator ${account.username}.`
}

/** For somebody who is locked out. Ends every session of the account, as any change of a password does. */
export async function resetPassword(ctx: ServiceContext, username: string, password: string): Promise<string> {
  const account = await ctx.store.accounts.byUsername(username)
  if (!account) throw new AppError('not_found', `There is no account ${username}`)
  await updateAccount(ctx, account.id, { password })
  return `The password of ${account.username} is changed, and its sessions have ended.`
}
