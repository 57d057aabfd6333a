import type { Actor } from '@/lib/auth/actor'
import { authorize } from '@/lib/auth/permissions'
import { notFound } from '@/lib/policy/failures'
import { isStorable } from '@/lib/policy/load'
import type { Permission } from '@/lib/schemas/role'
import type { ConsentListItem } from '@/lib/store/consent-types'
import type { SsoSessionListItem } from '@/lib/store/sso-session-types'
import type { StoreScope } from '@/lib/store/store'
import type { UserRecord } from '@/lib/store/user-types'

/** Longest id anything here has. */
const MAX_ID_LENGTH = 128

/** Ids come from URLs unchecked; what nothing can be called does not reach the database. */
function findable(id: string): boolean {
  return id.length <= MAX_ID_LENGTH && isStorable(id)
}

/** Lets a consent out only to an actor who holds `permission` in its domain. */
export async function loadConsent(
  scope: StoreScope,
  actor: Actor,
  permission: Permission,
  id: string,
): Promise<ConsentListItem> {
  authorize(actor, permission)
  const consent = findable(id) ? await scope.consents.byId(id) : null
  if (!consent) throw notFound(actor, 'consent')
  authorize(actor, permission, consent.domainId)
  return consent
}

/** Lets a session out only to an actor who holds `permission` in its domain. */
export async function loadSession(
  scope: StoreScope,
  actor: Actor,
  permission: Permission,
  id: string,
): Promise<SsoSessionListItem> {
  authorize(actor, permission)
  const session = findable(id) ? await scope.ssoSessions.get(id) : null
  if (!session) throw notFound(actor, 'session')
  authorize(actor, permission, session.domainId)
  return session
}

/**
 * A person by lasting id, whatever identity store they are in: what is decided about them here is bounded by domains,
 * which the caller checks.
 */
export async function findPerson(scope: StoreScope, actor: Actor, userId: string): Promise<UserRecord> {
  const user = findable(userId) ? await scope.users.byId(userId) : null
  if (!user) throw notFound(actor, 'user')
  return user
}
