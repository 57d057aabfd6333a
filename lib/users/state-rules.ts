import type { UserRefusal } from '@/lib/oauth/ports'
import type { UserStateName } from '@/lib/schemas/user-state'
import type { IdentityStoreRecord, UserRecord } from '@/lib/store/user-types'

type Standing = Pick<UserRecord, 'disabledAt' | 'lockedAt' | 'lockedUntil' | 'mustChangePassword' | 'native'>
type Rules = Pick<IdentityStoreRecord, 'kind' | 'useNativeSettings' | 'passwordManagement'>

/** Whether lock and password state that the directory keeps counts: "Use Native ID Store Settings". */
export function nativeDecides(store: Rules): boolean {
  return store.kind === 'LDAP' && store.useNativeSettings
}

/**
 * What stands in the way of a person now, the weightiest first; null while nothing does. What an administrator set here
 * always counts, a lock by failures while passwords are managed here, and the directory's own state where the store
 * says so.
 */
export function refusalOf(user: Standing, store: Rules, now: Date): UserRefusal | null {
  const native = nativeDecides(store) ? user.native : null
  if (user.disabledAt || native?.disabled) return 'disabled'
  if (user.lockedAt || native?.locked) return 'locked'
  if (store.passwordManagement && user.lockedUntil && user.lockedUntil > now) return 'locked-for-a-while'
  if (user.mustChangePassword || native?.mustChangePassword) return 'must-change-password'
  return null
}

/** The same in the words by which administrators filter. */
export function stateName(user: Standing, store: Rules, now: Date): UserStateName {
  const refusal = refusalOf(user, store, now)
  if (refusal === null) return 'active'
  return refusal === 'locked-for-a-while' ? 'locked' : refusal
}
