import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import type { UserView } from '@/lib/schemas/user'
import type { IdentityStoreRecord, UserRecord } from '@/lib/store/user-types'
import { endSessionsAfter } from './end-sessions'
import { loadUser } from './reach'
import { auditedMembers, auditedUser, userView } from './user-view'

interface Change {
  /** for example `user.lock` */
  action: string
  /** the user as it will be; null when it is so already */
  to: (user: UserRecord, now: Date, store: IdentityStoreRecord) => Partial<UserRecord> | null
  /** takes counted failures back, and the lock that came of them */
  resetsFailures?: boolean
}

/** One change of state: load, decide, write, audit, in one transaction. */
export async function changeUser(actorContext: ServiceContext, id: string, change: Change): Promise<UserView> {
  authorize(actorContext.actor, 'users:write')
  return actorContext.store.write(async (tx) => {
    const now = actorContext.clock.now()
    const { user, store } = await loadUser(tx, actorContext.actor, 'users:write', { id })
    const changes = change.to(user, now, store)
    if (changes === null) return userView(user, store, now)
    const cleared = change.resetsFailures ? { failures: 0, failureWindowStartAt: null, lockedUntil: null } : {}
    const next = { ...user, ...changes, ...cleared, updatedAt: now }
    // Administrative writes come one at a time, so the version read is the version there.
    await tx.users.replace(next, user.version, { resetsFailures: change.resetsFailures })
    await endSessionsAfter(tx, user, next, now)
    await record(tx, actorContext, {
      action: change.action,
      ...auditedUser(user),
      before: auditedMembers(user),
      after: auditedMembers(next),
      detail: { store: store.name },
    })
    return userView({ ...next, version: user.version + 1 }, store, now)
  })
}
