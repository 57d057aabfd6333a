import type { SessionEndReason } from '@/lib/oauth/ports/sso-sessions'
import type { StoreScope } from '@/lib/store/store'
import type { UserRecord } from '@/lib/store/user-types'

type Deciding = Pick<UserRecord, 'id' | 'passwordHash' | 'disabledAt' | 'lockedAt' | 'tokensValidFrom'>

/**
 * Ends the sessions of a person whom an administrator locks, disables, signs out or gives another password, in the
 * transaction of that change; clients that asked for it are told.
 * @see OWASP ASVS 5.0 7.4.2, 7.4.5
 */
export async function endSessionsAfter(tx: StoreScope, before: Deciding, after: Deciding, now: Date): Promise<void> {
  const reason = reasonOf(before, after)
  if (reason) await tx.ssoSessions.endAllOf(after.id, null, now, reason)
}

function reasonOf(before: Deciding, after: Deciding): SessionEndReason | null {
  if (before.passwordHash !== after.passwordHash) return 'PASSWORD_CHANGED'
  const isLockedOut = (!before.disabledAt && after.disabledAt) || (!before.lockedAt && after.lockedAt)
  const isSignedOut = after.tokensValidFrom && after.tokensValidFrom > (before.tokensValidFrom ?? new Date(0))
  return isLockedOut || isSignedOut ? 'ADMINISTRATOR' : null
}
