import { addSeconds } from '@/lib/base/clock'
import type { StoredRefreshToken } from '../ports/refresh-tokens'
import type { RefreshRules } from './refresh-settings'

/**
 * What becomes of a refresh token that is sent now.
 * `fresh`: it was not used, or a use ends nothing. `repeat`: it was used a moment ago, so the caller sent it twice at
 * once and gets what it got before. `reused`: it was used and came back, so its family is not safe. `ended`: it was used
 * and that alone ends it.
 * @see spec runtime-api §4; RFC 9700 §4.14.2
 */
export type RefreshUse = 'fresh' | 'repeat' | 'reused' | 'ended'

export function refreshUse(
  { usedAt, successor }: Pick<StoredRefreshToken, 'usedAt' | 'successor'>,
  { autoRevoke, graceSeconds }: Pick<RefreshRules, 'autoRevoke' | 'graceSeconds'>,
  now: Date,
): RefreshUse {
  const usedFirstAt = successor?.issuedAt ?? usedAt
  if (!usedFirstAt) return 'fresh'
  if (graceSeconds > 0 && now < addSeconds(usedFirstAt, graceSeconds)) return 'repeat'
  return autoRevoke ? 'reused' : 'ended'
}
