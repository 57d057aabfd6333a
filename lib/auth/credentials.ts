import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/base/app-error'
import { addSeconds } from '@/lib/base/clock'
import type { AccountRecord } from '@/lib/store/account-types'
import type { ServiceContext } from './context'
import { verifyPassword } from './password'
import { accountKey, addressKey, refuseWhileBlocked, reserveAttempt } from './throttle'
import { addressGroup, KNOWN_ADDRESS_DAYS } from './throttle-rules'

export type Via = 'console' | 'basic' | 'reauthentication' | 'password-change'

const ACTIONS: Record<Via, string> = {
  console: 'session.sign-in',
  basic: 'session.sign-in',
  reauthentication: 'session.reauthenticate',
  'password-change': 'account.change-password',
}

/** One text for every reason, so that it does not tell which names exist. */
export const WRONG_CREDENTIALS = 'The user name or password is not right.'

/**
 * The one place where a console password is checked: counts the attempt, spends the same time whether the name exists
 * or not, and writes every failure to the audit log. A name that belongs to nobody is not written down, because it may
 * be a password typed into the wrong field.
 * @throws AppError unauthenticated, rate_limited (data.waitSeconds)
 */
export async function verifyCredentials(
  ctx: ServiceContext,
  given: { username: string; password: string },
  via: Via,
): Promise<AccountRecord> {
  const address = ctx.address === null ? null : addressKey(ctx.address)
  if (address) await refuseWhileBlocked(ctx, address)
  const account = await ctx.store.accounts.byUsername(given.username)
  const isKnown = await isKnownAddress(ctx, account?.id ?? 'nobody')
  const reservations = [address ? await reserveAttempt(ctx, address) : null]
  const name = accountKey(ctx.masterKey, given.username)
  if (!isKnown) reservations.push(await reserveAttempt(ctx, name))

  const matches = await verifyPassword(account?.passwordHash, given.password)
  if (!account || !matches || account.disabledAt) {
    const waitSeconds = Math.max(...reservations.map((reserved) => reserved?.waitSeconds ?? 0))
    await ctx.store.write((tx) =>
      record(tx, ctx, {
        action: ACTIONS[via],
        outcome: 'FAILURE',
        entityKind: 'account',
        entityId: account?.id ?? null,
        entityName: account?.username ?? null,
        detail: {
          via,
          reason: !account ? 'unknown user name' : !matches ? 'wrong password' : 'account is disabled',
          ...(waitSeconds > 0 ? { waitSeconds } : {}),
        },
      }),
    )
    throw new AppError('unauthenticated', WRONG_CREDENTIALS)
  }
  await ctx.store.throttle.clear(name.key)
  // The success of one account does not wipe what its address did to others; it only takes back its own attempt.
  if (address) await ctx.store.throttle.forgive(address.key)
  return account
}

/** Whether the account signed in from this address lately: then others cannot lock it out by guessing. */
async function isKnownAddress(ctx: ServiceContext, accountId: string): Promise<boolean> {
  const sessions = await ctx.store.sessions.forAccount(accountId)
  if (ctx.address === null) return false
  const group = addressGroup(ctx.address)
  const since = addSeconds(ctx.clock.now(), -KNOWN_ADDRESS_DAYS * 86_400)
  return sessions.some(
    (session) => session.address !== null && addressGroup(session.address) === group && session.createdAt >= since,
  )
}
