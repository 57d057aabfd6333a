import { Overloaded } from '@/lib/base/turnstile'
import type { PasswordVerdict, RuntimeDomain } from '@/lib/oauth/ports'
import type { IdentityStoreRecord, UserRecord } from '@/lib/store/user-types'
import { verifyUserPassword } from './hash-user-password'
import { countFailure, type LockoutDeps } from './lockout'
import { renewPasswordHash } from './renew-password-hash'
import { runtimeUser } from './runtime-user'
import { refusalOf } from './state-rules'

/**
 * Checks a password that is kept here. Every attempt costs one slow hash, whether the name exists, the user is locked
 * or the password is right; so time tells nothing. Nothing is remembered between attempts. A hash that was replaced while
 * the password was being checked is checked once more: the password in it may be the same.
 */
export async function authenticateBuiltIn(
  deps: LockoutDeps,
  domain: RuntimeDomain,
  store: IdentityStoreRecord,
  attempt: { username: string; password: string; now: Date },
  isSecondLook = false,
): Promise<PasswordVerdict> {
  const { now } = attempt
  const user = await deps.store.users.byUsername(store.id, attempt.username)
  let isRight: boolean
  try {
    isRight = await (deps.verifyPassword ?? verifyUserPassword)(user?.passwordHash ?? null, attempt.password)
  } catch (error) {
    if (error instanceof Overloaded) return { outcome: 'unavailable' }
    throw error
  }
  if (!user) return { outcome: 'refused', reason: 'unknown' }
  const verdict = await verdictOf(deps, domain, store, user, { isRight, passwordHash: user.passwordHash, now })
  if (verdict.outcome === 'match') renewPasswordHash(deps.store, user, attempt.password)
  const wasReplaced = isRight && verdict.outcome === 'refused' && verdict.reason === 'password'
  return wasReplaced && !isSecondLook ? authenticateBuiltIn(deps, domain, store, attempt, true) : verdict
}

/**
 * What a checked password comes to. Who is locked or disabled is refused, right or wrong, and not counted; that a
 * password must be changed is told only to somebody who knows it. A lock that was set while the password was being
 * checked counts: the last word is one conditional statement.
 */
export async function verdictOf(
  deps: LockoutDeps,
  domain: RuntimeDomain,
  store: IdentityStoreRecord,
  user: UserRecord,
  checked: { isRight: boolean; passwordHash: string | null; now: Date },
): Promise<PasswordVerdict> {
  const { now } = checked
  const refusal = refusalOf(user, store, now)
  if (refusal !== null && refusal !== 'must-change-password') return { outcome: 'refused', reason: refusal }
  if (!checked.isRight) {
    await countFailure(deps, domain, store, user, now)
    return { outcome: 'refused', reason: 'password' }
  }
  if (refusal !== null) return { outcome: 'refused', reason: refusal }
  const expected = { passwordHash: checked.passwordHash, isCounting: store.passwordManagement }
  if (!(await deps.store.users.succeed(user.id, now, expected))) {
    const fresh = await deps.store.users.byId(user.id)
    return { outcome: 'refused', reason: (fresh && refusalOf(fresh, store, now)) ?? 'password' }
  }
  return { outcome: 'match', user: runtimeUser(user, store, now) }
}
