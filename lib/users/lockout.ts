import { record } from '@/lib/audit/record'
import { SYSTEM } from '@/lib/auth/actor'
import type { Clock } from '@/lib/base/clock'
import { log } from '@/lib/base/log'
import type { MasterKey } from '@/lib/base/master-key'
import type { Random } from '@/lib/base/random'
import type { RuntimeDomain } from '@/lib/oauth/ports'
import type { Store } from '@/lib/store/store'
import type { IdentityStoreRecord, UserRecord } from '@/lib/store/user-types'
import type { verifyUserPassword } from './hash-user-password'
import { auditedUser } from './user-view'

export interface LockoutDeps {
  store: Store
  clock: Clock
  random: Random
  masterKey: MasterKey
  /** argon2id in the common line; replaced in tests that count calls */
  verifyPassword?: typeof verifyUserPassword
}

/**
 * Counts a wrong password where passwords are managed here, and locks at the last failure the store allows. Of several
 * failures at once exactly one locks, and that one is written down.
 */
export async function countFailure(
  deps: LockoutDeps,
  domain: Pick<RuntimeDomain, 'id' | 'name'>,
  store: IdentityStoreRecord,
  user: UserRecord,
  now: Date,
): Promise<void> {
  if (!store.passwordManagement) return
  const { hasLocked, until } = await deps.store.users.fail(user.id, now, {
    failures: store.lockoutFailures,
    windowSeconds: store.lockoutWindowSeconds,
    durationSeconds: store.lockoutDurationSeconds,
  })
  if (!hasLocked || until === null) return
  try {
    await writeDown(deps, domain, store, user, until)
  } catch (error) {
    // The lock stands; only lists and the audit log do not know it yet, and the caller has nothing to do with that.
    log().error({ err: error, userId: user.id }, 'a lock by failures could not be written down')
  }
}

function writeDown(
  { store: database, clock, random, masterKey }: LockoutDeps,
  domain: Pick<RuntimeDomain, 'id' | 'name'>,
  store: IdentityStoreRecord,
  user: UserRecord,
  until: Date,
): Promise<void> {
  const ctx = { actor: SYSTEM, address: null, correlationId: random.uuid(), clock, masterKey }
  return database.write(async (tx) => {
    await tx.users.markLocked(user.id, until)
    await record(tx, ctx, {
      action: 'user.lock-out',
      ...auditedUser(user),
      domainId: domain.id,
      domainName: domain.name,
      detail: { store: store.name, failures: store.lockoutFailures, until },
    })
  })
}
