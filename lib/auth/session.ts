import { addSeconds } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import { opaqueToken } from '@/lib/base/random'
import type { AccountRecord, SessionRecord } from '@/lib/store/account-types'
import type { StoreScope } from '@/lib/store/store'
import { type Actor, ANONYMOUS } from './actor'
import { needsTouch, sessionState } from './session-rules'
import type { SystemDeps } from './system'

export type SessionDeps = Pick<SystemDeps, 'store' | 'clock' | 'sessionIdleSeconds'>

/** Opens a session. The token goes to the browser's cookie and nowhere else; the store keeps its SHA-256. */
export async function openSession(
  tx: StoreScope,
  deps: Pick<SystemDeps, 'clock' | 'random' | 'sessionAbsoluteSeconds'>,
  accountId: string,
  from: { address: string | null; userAgent: string | null },
): Promise<{ token: string; session: SessionRecord }> {
  const token = opaqueToken(deps.random)
  const now = deps.clock.now()
  const session: SessionRecord = {
    id: sha256Hex(token),
    accountId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: addSeconds(now, deps.sessionAbsoluteSeconds),
    endedAt: null,
    authenticatedAt: now,
    address: from.address,
    userAgent: from.userAgent?.slice(0, 300) ?? null,
  }
  await tx.sessions.insert(session)
  return { token, session }
}

/**
 * Who a session token stands for now: read from the store on every use, so that an ended session, a disabled account
 * or a changed role counts from the next request on. Anything that does not hold is ANONYMOUS.
 */
export async function actorFromSession(deps: SessionDeps, token: string | undefined): Promise<Actor> {
  if (!token) return ANONYMOUS
  const session = await deps.store.sessions.byId(sha256Hex(token))
  const now = deps.clock.now()
  if (!session || sessionState(session, now, deps.sessionIdleSeconds) !== 'live') return ANONYMOUS
  const account = await deps.store.accounts.byId(session.accountId)
  if (!account || account.disabledAt) return ANONYMOUS
  if (needsTouch(session, now)) await deps.store.sessions.touch(session.id, now)
  return {
    ...actorFromAccount(account),
    sessionId: session.id,
    authenticatedAt: session.authenticatedAt,
  }
}

export function actorFromAccount(account: AccountRecord): Actor {
  return {
    kind: 'ACCOUNT',
    id: account.id,
    name: account.username,
    role: account.role,
    domainIds: reachOf(account),
    ...(account.role === 'PORTAL'
      ? {
          portal: {
            customerId: account.customerId,
            partnerId: account.partnerId,
            // Whoever has no role there may do the least.
            role: account.portalRole ?? 'MEMBER',
          },
        }
      : {}),
  }
}

/** The domains an account may reach; null means all of them. */
export function reachOf(account: Pick<AccountRecord, 'role' | 'domainIds'>): readonly string[] | null {
  if (account.role === 'PORTAL') return []
  return account.role === 'DOMAIN_ADMINISTRATOR' ? account.domainIds : null
}
