import { fieldError } from '@/lib/base/app-error'
import { addSeconds } from '@/lib/base/clock'
import type { RevokeType } from '@/lib/schemas/consent'

/** Clocks of callers may run ahead of ours by so much. */
export const CLOCK_SKEW_SECONDS = 60

/**
 * From when on tokens of each kind count again. Without an instant: refresh tokens from now on, access tokens from the
 * next second on, because of their issue they know the second only.
 * @throws AppError validation_failed for an instant to come: instants never move back, so nobody could undo it
 */
export function refusalInstants(
  type: RevokeType,
  before: Date | undefined,
  now: Date,
): { accessTokens?: Date; refreshTokens?: Date } {
  if (before && before > addSeconds(now, CLOCK_SKEW_SECONDS)) throw fieldError('before', 'must not be in the future')
  const accessTokens = before ?? startOfNextSecond(now)
  const refreshTokens = before ?? now
  return {
    ...(type !== 'REFRESH_TOKENS' && { accessTokens }),
    ...(type !== 'ACCESS_TOKENS' && { refreshTokens }),
  }
}

export function startOfNextSecond(at: Date): Date {
  return new Date((Math.floor(at.getTime() / 1000) + 1) * 1000)
}
