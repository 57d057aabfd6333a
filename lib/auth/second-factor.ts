import { Secret, TOTP } from 'otpauth'
import { AppError, isAppError } from '@/lib/base/app-error'
import { open } from '@/lib/base/sealing'
import type { AccountRecord } from '@/lib/store/account-types'
import type { ServiceContext } from './context'

export const TOTP_PERIOD_SECONDS = 30
export const TOTP_KEY_BYTES = 20
/** One step to either side: clocks of phones drift, and a code may change while it is typed. @see RFC 6238 §5.2 */
const WINDOW = 1

export type CodeOutcome = 'not-needed' | 'missing' | 'wrong' | 'used'

/** Binds the sealed key to its account, so that it opens nowhere else. */
export const totpPurpose = (accountId: string) => `totp-key:${accountId}`

/** Whether the account asks for a code: only after it was confirmed once that the app shows the right ones. */
export function hasSecondFactor({ totpSealed, totpConfirmedAt }: AccountRecord): boolean {
  return totpSealed !== null && totpConfirmedAt !== null
}

/**
 * Checks a code and uses it up: of two people who send the same one, one gets in.
 * @see RFC 6238 §5.2 a code is accepted once
 */
export async function spendSecondFactor(
  ctx: Pick<ServiceContext, 'store' | 'clock' | 'masterKey'>,
  account: AccountRecord,
  code: string | undefined,
): Promise<CodeOutcome> {
  if (!account.totpSealed || !account.totpConfirmedAt) return 'not-needed'
  const given = code?.replaceAll(/\s/g, '')
  if (!given) return 'missing'
  const step = stepOf(open(ctx.masterKey, account.totpSealed, totpPurpose(account.id)), given, ctx.clock.now())
  return step !== null && (await ctx.store.accounts.spendTotpStep(account.id, step)) ? 'used' : 'wrong'
}

/** The number of the time step whose code this is, null when it is of none near `now`. */
export function stepOf(key: Buffer, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const totp = totpOf(key)
  const timestamp = now.getTime()
  const delta = totp.validate({ token: code, timestamp, window: WINDOW })
  return delta === null ? null : totp.counter({ timestamp }) + delta
}

/** SHA-1, six digits, thirty seconds: what every app understands, and some understand nothing else. */
export function totpOf(key: Buffer, label = ''): TOTP {
  const secret = new Secret({ buffer: new Uint8Array(key).buffer })
  return new TOTP({ issuer: 'Gatehouse', label, secret, algorithm: 'SHA1', digits: 6, period: TOTP_PERIOD_SECONDS })
}

const WORDS = {
  missing: 'Enter the code that your authenticator app shows.',
  wrong: 'The code is not right, or was used already. Wait for the next one.',
} as const

/** The name and password were right; a door asks for the code without telling it from a wrong password elsewhere. */
export function codeNeeded(secondFactor: keyof typeof WORDS): AppError {
  return new AppError('unauthenticated', WORDS[secondFactor], { data: { secondFactor } })
}

export function isCodeNeeded(error: unknown): error is AppError & { data: { secondFactor: 'missing' | 'wrong' } } {
  return isAppError(error) && typeof error.data === 'object' && error.data !== null && 'secondFactor' in error.data
}
