import { epochSeconds } from '@/lib/base/clock'
import type { Call } from '../endpoints/call'
import type { RuntimeDomain, UserRefusal } from '../ports'
import { type SsoSession, sessionObjection } from '../ports/sso-sessions'
import { olderBySeconds, userObjection } from '../tokens/user-state'
import { sessionHashOf } from './cookies'

/** The session of this browser in a domain, and what stands in its person's way now; null while nothing does. */
export interface FoundSession {
  session: SsoSession
  refusal: UserRefusal | null
}

/**
 * The session of this browser in a domain. One that ended, is idle for too long, or is older than a revocation of its
 * person is none; one whose person is locked or disabled is told with the reason.
 */
export async function findSession(call: Call, domain: RuntimeDomain): Promise<FoundSession | null> {
  const hash = sessionHashOf(call.request, domain)
  if (hash === null) return null
  const { deps, now, server } = call
  const found = deps.browser.sessions.byHash(hash)
  const session = found instanceof Promise ? await found : found
  if (!session || session.domainId !== domain.id || sessionObjection(session, now) !== null) return null
  const asked = deps.users.stateOf(session.userId, now)
  const state = asked instanceof Promise ? await asked : asked
  if (!state) return null
  if (state.refusal !== null) return { session, refusal: state.refusal }
  const isOver = userObjection(state, olderBySeconds(epochSeconds(session.authenticatedAt)), server) !== null
  return isOver ? null : { session, refusal: null }
}

/** The session of this browser in a domain, if its person may act now. */
export async function currentSession(call: Call, domain: RuntimeDomain): Promise<SsoSession | null> {
  const found = await findSession(call, domain)
  return found?.refusal === null ? found.session : null
}
