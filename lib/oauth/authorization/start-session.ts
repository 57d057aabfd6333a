import { addSeconds } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import { header } from '@/lib/base/http-message'
import { opaqueToken, timedUuid } from '@/lib/base/random'
import { ssoSettings } from '@/lib/schemas/sso-settings'
import type { Call } from '../endpoints/call'
import type { RuntimeDomain, RuntimeUser } from '../ports'
import { type SsoSession, sessionObjection } from '../ports/sso-sessions'
import { ssoLinkDelivery } from '../tokens/sso-link'
import { sessionCookieName, sessionHashOf, setCookie } from './cookies'

const USER_AGENT_MAX_LENGTH = 512

/** A session with what the answer must say for it. */
export interface StartedSession {
  session: SsoSession
  cookies: readonly string[]
  headers: Readonly<Record<string, string>>
}

/**
 * Signs a person in at this browser, once the password is proved. The cookie is new each time, so that one planted
 * before opens nothing after; a session of the same person goes on under it, another one ends.
 * @see OWASP ASVS 5.0 7.2.4
 */
export async function startSession(call: Call, domain: RuntimeDomain, user: RuntimeUser): Promise<StartedSession> {
  const { deps, now, request } = call
  const { sessions } = deps.browser
  const value = opaqueToken(deps.random)
  const hash = sha256Hex(value)
  const started = async (session: SsoSession): Promise<StartedSession> => {
    const link = await ssoLinkDelivery(deps, domain, session, now)
    const own = setCookie(sessionCookieName(domain), value, deps.publicUrl)
    return { session, cookies: [own, ...link.cookies], headers: link.headers }
  }
  const before = await sessionBefore(call, domain)
  if (before?.userId === user.id) {
    await sessions.reauthenticated(before.id, hash, now)
    return started({ ...before, authenticatedAt: now, lastSeenAt: now })
  }
  const session = newSession(call, domain, user)
  const userAgent = header(request, 'user-agent')?.slice(0, USER_AGENT_MAX_LENGTH) ?? null
  await sessions.start(session, { hash, address: request.address, userAgent, replaces: before?.id ?? null })
  return started(session)
}

/** The session that this browser has until now, whoever's it is. */
export async function sessionBefore(call: Call, domain: RuntimeDomain): Promise<SsoSession | null> {
  const hash = sessionHashOf(call.request, domain)
  const session = hash === null ? null : await call.deps.browser.sessions.byHash(hash)
  return session?.domainId === domain.id && sessionObjection(session, call.now) === null ? session : null
}

function newSession({ deps, now }: Call, domain: RuntimeDomain, user: RuntimeUser): SsoSession {
  const { idleMinutes, maxMinutes } = ssoSettings(domain.customAttrs)
  return {
    id: timedUuid(deps.random, now),
    domainId: domain.id,
    userId: user.id,
    username: user.username,
    createdAt: now,
    authenticatedAt: now,
    lastSeenAt: now,
    idleSeconds: idleMinutes * 60,
    expiresAt: addSeconds(now, maxMinutes * 60),
    endedAt: null,
  }
}
