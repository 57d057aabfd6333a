import { sessionObjection } from '@/lib/oauth/ports/sso-sessions'
import type { SsoSessionView } from '@/lib/schemas/sso-session'
import type { SsoSessionListItem } from '@/lib/store/sso-session-types'

export function sessionView(session: SsoSessionListItem, now: Date): SsoSessionView {
  const idleEnd = session.lastSeenAt.getTime() + session.idleSeconds * 1000
  return {
    id: session.id,
    domainId: session.domainId,
    domainName: session.domainName,
    userId: session.userId,
    username: session.username,
    createdAt: session.createdAt,
    authenticatedAt: session.authenticatedAt,
    lastSeenAt: session.lastSeenAt,
    idleSeconds: session.idleSeconds,
    endsAt: new Date(Math.min(idleEnd, session.expiresAt.getTime())),
    expiresAt: session.expiresAt,
    endedAt: session.endedAt,
    endReason: session.endReason,
    address: session.address,
    userAgent: session.userAgent,
    clients: session.clients,
    state: sessionObjection(session, now) ?? 'live',
  }
}
