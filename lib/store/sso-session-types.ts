import type { Page } from '@/lib/base/page'
import type { SessionEndReason, SsoSession, SsoSessions } from '@/lib/oauth/ports/sso-sessions'
import type { DomainFilter } from './policy-types'

export interface SsoSessionRecord extends SsoSession {
  endReason: SessionEndReason | null
  address: string | null
  userAgent: string | null
}

/** A session as lists show it. */
export interface SsoSessionListItem extends SsoSessionRecord {
  domainName: string
  /** clients that got a code in it, first use first; at most `CLIENTS_SHOWN` */
  clients: readonly { pk: string; clientId: string; name: string }[]
}

export interface SsoSessionFilter {
  /** domains the caller sees */
  visible: DomainFilter
  /** id of the one domain that is asked for */
  domain?: string
  userId?: string
  /** beginning of the user name, whatever its case; the list is then in the order of names */
  username?: string
  /** only sessions that are alive at this instant */
  liveAt?: Date
  cursor?: string
  limit: number
}

/** A count that stops at a limit, so that it costs the same however many there are. */
export interface BoundedCount {
  count: number
  /** false: there may be more */
  isExact: boolean
}

/** Sessions of people in browsers. Nothing here waits for the lock of administrative writes. */
export interface SsoSessionStore extends Omit<SsoSessions, 'seen'> {
  byHash(hash: string): Promise<SsoSession | null>
  byId(id: string): Promise<SsoSessionRecord | null>
  /** Moves `lastSeenAt` on, never back. */
  markSeen(seen: readonly { id: string; at: Date }[]): Promise<void>
  /**
   * Ends every session of a person in the domains that are named, or in all, but for one, with the notices to their
   * clients. @returns how many ended
   */
  endAllOf(
    userId: string,
    domains: string | DomainFilter,
    at: Date,
    reason: SessionEndReason,
    butFor?: string | null,
  ): Promise<number>
  /**
   * Ends up to `limit` sessions of a domain, with the notices to their clients. @returns how many ended; fewer than
   * `limit` means that none is left
   */
  endAllInDomain(domainId: string, at: Date, reason: SessionEndReason, limit: number): Promise<number>
  /** Newest first, or by user name where one is looked for. */
  list(filter: SsoSessionFilter): Promise<Page<SsoSessionListItem>>
  get(id: string): Promise<SsoSessionListItem | null>
  /** Sessions of a person that are alive now, counted up to `limit`. */
  countLive(userId: string, domains: DomainFilter, now: Date, limit: number): Promise<BoundedCount>
  /** Takes at most `limit` sessions that have expired out of the lists of live ones. @returns how many */
  close(now: Date, limit: number): Promise<number>
  /** Deletes at most `limit` closed sessions that were to end before this instant. @returns how many went */
  sweep(before: Date, limit: number): Promise<number>
}
