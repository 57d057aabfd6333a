import type { MaybePromise } from '../ports'

export type SessionEndReason = 'SIGNED_OUT' | 'BY_USER' | 'ADMINISTRATOR' | 'PASSWORD_CHANGED' | 'REPLACED'

/** A person signed in to a domain in a browser. */
export interface SsoSession {
  /** GUID with dashes: `sid` in tokens. No secret */
  id: string
  domainId: string
  userId: string
  username: string
  createdAt: Date
  /** last proof of the password in this session, `auth_time` */
  authenticatedAt: Date
  /** within a minute or so */
  lastSeenAt: Date
  idleSeconds: number
  /** ends then whatever happens */
  expiresAt: Date
  endedAt: Date | null
}

/** A session as its person sees it. */
export interface SsoSessionDetail extends SsoSession {
  address: string | null
  userAgent: string | null
  /** names of the clients that got a code in it */
  clients: readonly string[]
}

/** Why a session is over, or null while it lives. */
export function sessionObjection(
  session: Pick<SsoSession, 'endedAt' | 'expiresAt' | 'lastSeenAt' | 'idleSeconds'>,
  now: Date,
): 'ended' | 'expired' | 'idle' | null {
  if (session.endedAt) return 'ended'
  if (session.expiresAt <= now) return 'expired'
  return session.lastSeenAt.getTime() + session.idleSeconds * 1000 <= now.getTime() ? 'idle' : null
}

/** The sessions of people on all nodes, by the SHA-256 of their cookie. What is over is returned too: the caller decides. */
export interface SsoSessions {
  byHash(hash: string): MaybePromise<SsoSession | null>
  byId(id: string): MaybePromise<SsoSession | null>
  /** Begins a session; the one it replaces in the same browser, if any, ends with reason REPLACED. */
  start(
    session: SsoSession,
    facts: { hash: string; address: string; userAgent: string | null; replaces: string | null },
  ): Promise<void>
  /** A new proof of the password: the instant moves on and the cookie changes, so that an older one opens nothing. */
  reauthenticated(id: string, hash: string, at: Date): Promise<void>
  /** Notes that the session was used; at most one write a minute, and nobody waits for it. */
  seen(session: SsoSession, at: Date): void
  /** Notes that a client got a code in the session, so that it can be told of its end; only the first use is written. */
  used(sessionId: string, clientPk: string, at: Date): Promise<void>
  /**
   * Ends a session and leaves a notice for each client that is to be told (`backchannelLogoutUri`).
   * @returns false when it was over already
   */
  end(id: string, at: Date, reason: SessionEndReason): Promise<boolean>
  /** Ends every session of a person in a domain, but for one that is to stay. @returns how many ended */
  endAllOf(userId: string, domainId: string, at: Date, reason: SessionEndReason, butFor: string | null): Promise<number>
  /** The live sessions of a person in a domain, newest first; at most `limit`. */
  listOf(userId: string, domainId: string, at: Date, limit: number): Promise<readonly SsoSessionDetail[]>
}
