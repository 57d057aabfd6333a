import { addSeconds } from '@/lib/base/clock'
import type { SessionRecord } from '@/lib/store/account-types'

/** How often the last request of a session is written down, at most. */
export const TOUCH_INTERVAL_SECONDS = 60

export type SessionState = 'live' | 'ended' | 'expired' | 'idle'

/** Whether a session still counts. Idle time runs from the last request, absolute time from sign-in. */
export function sessionState(session: SessionRecord, now: Date, idleSeconds: number): SessionState {
  if (session.endedAt !== null) return 'ended'
  if (now >= session.expiresAt) return 'expired'
  if (now >= addSeconds(session.lastSeenAt, idleSeconds)) return 'idle'
  return 'live'
}

export function needsTouch(session: SessionRecord, now: Date): boolean {
  return now >= addSeconds(session.lastSeenAt, TOUCH_INTERVAL_SECONDS)
}
