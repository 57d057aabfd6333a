import { record } from '@/lib/audit/record'
import { AppError, isAppError } from '@/lib/base/app-error'
import { verifyPassword } from '@/lib/base/password'
import type { AccountRecord } from '@/lib/store/account-types'
import type { ServiceContext } from './context'
import { isKnownAddress, rememberAddress } from './known-addresses'
import { isDueAgain } from './once-every'
import { codeNeeded, hasSecondFactor, spendSecondFactor } from './second-factor'
import { accountKey, addressKey, reserveAttempt, type ThrottleKey } from './throttle'

export type Via = 'console' | 'basic' | 'reauthentication' | 'password-change'

const ACTIONS: Record<Via, string> = {
  console: 'session.sign-in',
  basic: 'session.sign-in',
  reauthentication: 'session.reauthenticate',
  'password-change': 'account.change-password',
}

/** Where a second factor is asked for, if the account has one. */
const ASKS_CODE: ReadonlySet<Via> = new Set<Via>(['console', 'reauthentication'])

/** One text for every reason, so that it does not tell which names exist. */
export const WRONG_CREDENTIALS = 'The user name or password is not right.'

/** Refusals without a try are written down once in so long: for each address, and each name it was used with. */
const BLOCKED_INTERVAL_SECONDS = 60

/**
 * The one place where a console password is checked: counts the attempt, spends the same time whether the name exists
 * or not, and writes every failure to the audit log. A name that belongs to nobody is not written down, because it may
 * be a password typed into the wrong field.
 * @throws AppError unauthenticated (data.secondFactor when only the code is missing or wrong), rate_limited
 * (data.waitSeconds)
 */
export async function verifyCredentials(
  ctx: ServiceContext,
  given: { username: string; password: string; code?: string },
  via: Via,
): Promise<AccountRecord> {
  const account = await ctx.store.accounts.byUsername(given.username)
  const isKnown = await isKnownAddress(ctx, account?.id ?? 'nobody')
  const name = accountKey(ctx.masterKey, given.username, isKnown ? (ctx.address ?? undefined) : undefined)
  const waitSeconds = await reserve(ctx, name, (reason) => refused(ctx, via, account, { reason }))

  const matches = await verifyPassword(account?.passwordHash, given.password)
  const reason = refusalOf(account, matches, via)
  if (!account || reason) {
    await refused(ctx, via, account, { reason, ...(waitSeconds > 0 ? { waitSeconds } : {}) })
    throw new AppError('unauthenticated', WRONG_CREDENTIALS)
  }
  const factor = ASKS_CODE.has(via) ? await spendSecondFactor(ctx, account, given.code) : 'not-needed'
  if (factor === 'wrong') {
    await refused(ctx, via, account, { reason: 'wrong code', ...(waitSeconds > 0 ? { waitSeconds } : {}) })
    throw codeNeeded('wrong')
  }
  // Without a code nothing was guessed and nothing is proved: the count stays as it was before this attempt.
  const isProved = factor === 'used' || !hasSecondFactor(account)
  if (!isProved) await ctx.store.throttle.forgive(name.key)
  else {
    await ctx.store.throttle.clear(name.key)
    rememberAddress(ctx, account.id)
  }
  // The success of one account does not wipe what its address did to others; it only takes back its own attempt.
  if (ctx.address !== null) await ctx.store.throttle.forgive(addressKey(ctx.address).key)
  if (factor === 'missing') throw codeNeeded('missing')
  return account
}

/** Why the account may not come in this way; empty when it may. */
function refusalOf(account: AccountRecord | null, matches: boolean, via: Via): string {
  if (!account) return 'unknown user name'
  if (!matches) return 'wrong password'
  if (account.disabledAt) return 'account is disabled'
  return via === 'basic' && account.role === 'PORTAL' ? 'accounts of the portal sign in with a browser' : ''
}

/** Counts the attempt against address and name. @returns the wait that follows should it fail */
async function reserve(
  ctx: ServiceContext,
  name: ThrottleKey,
  tell: (reason: string) => Promise<void>,
): Promise<number> {
  const address = ctx.address === null ? null : addressKey(ctx.address)
  // Of a blocked address only the address is news: it may go through any number of names.
  let subject = `blocked ${address?.key}`
  try {
    const ofAddress = address === null ? 0 : (await reserveAttempt(ctx, address)).waitSeconds
    subject = `blocked ${address?.key} ${name.key}`
    return Math.max(ofAddress, (await reserveAttempt(ctx, name)).waitSeconds)
  } catch (error) {
    if (isAppError(error) && isDueAgain(ctx.clock, subject, BLOCKED_INTERVAL_SECONDS)) await tell('too many attempts')
    throw error
  }
}

function refused(
  ctx: ServiceContext,
  via: Via,
  account: AccountRecord | null,
  facts: { reason: string; waitSeconds?: number },
): Promise<void> {
  return ctx.store.write((tx) =>
    record(tx, ctx, {
      action: ACTIONS[via],
      outcome: 'FAILURE',
      entityKind: 'account',
      entityId: account?.id ?? null,
      entityName: account?.username ?? null,
      detail: { via, ...facts },
    }),
  )
}
