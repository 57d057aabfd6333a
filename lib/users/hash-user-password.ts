import { AppError } from '@/lib/base/app-error'
import { hashPassword, verifyPassword } from '@/lib/base/password'
import { singleton } from '@/lib/base/singletons'
import { SLOW_HASHES_AT_A_TIME } from '@/lib/base/slow-hash'
import { Overloaded, Turnstile } from '@/lib/base/turnstile'

const WAITING_MAX = 200

const turnstile = () => singleton('slow-hashes-of-people', () => new Turnstile(SLOW_HASHES_AT_A_TIME, WAITING_MAX))

/** @throws AppError unavailable when too many wait already */
export async function hashUserPassword(password: string): Promise<string> {
  try {
    return await turnstile().run(() => hashPassword(password))
  } catch (error) {
    if (!(error instanceof Overloaded)) throw error
    throw new AppError('unavailable', 'Too many passwords are being checked at once. Try again in a moment.')
  }
}

/** Only where nobody else's password is being checked; null where somebody's is. */
export function hashUserPasswordIfFree(password: string): Promise<string | null> {
  return turnstile().runIfFree(() => hashPassword(password))
}

/** Takes as long without a hash to compare with. @throws Overloaded */
export function verifyUserPassword(passwordHash: string | null, password: string): Promise<boolean> {
  return turnstile().run(() => verifyPassword(passwordHash ?? undefined, password))
}
