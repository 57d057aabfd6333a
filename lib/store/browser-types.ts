import type { Page } from '@/lib/base/page'
import type { AuthorizationCodes } from '@/lib/oauth/ports/authorization-codes'
import type { DomainFilter } from './policy-types'
import type { BoundedCount } from './sso-session-types'

/** Codes, without what a replay writes down. */
export interface AuthorizationCodeStore extends Omit<AuthorizationCodes, 'revokeForReplay'> {
  /** Deletes at most `limit` codes a replay of which has nothing left to end. @returns how many went */
  sweep(now: Date, limit: number): Promise<number>
}

export interface LogoutNoticeRecord {
  id: string
  domainId: string
  clientPk: string
  sessionId: string
  /** `sub` */
  subject: string
  uri: string
  createdAt: Date
  attempts: number
  /** FAILED: given up */
  state: 'WAITING' | 'DELIVERED' | 'FAILED'
  /** null once it was delivered or given up */
  nextAttemptAt: Date | null
  deliveredAt: Date | null
  /** what the last attempt met, in words */
  lastError: string | null
}

export interface LogoutNoticeListItem extends LogoutNoticeRecord {
  domainName: string
  clientId: string
  clientName: string
}

export interface LogoutNoticeFilter {
  visible: DomainFilter
  domain?: string
  clientPk?: string
  /** `failed`: given up. `waiting`: an attempt is to come */
  state?: 'waiting' | 'delivered' | 'failed'
  cursor?: string
  limit: number
}

/** Clients that are to be told of the end of a session. Rows are made by the ends of sessions. */
export interface LogoutNoticeStore {
  /**
   * Takes up to `limit` notices whose attempt is due and moves their next one to `until`, in one statement, so that no
   * two nodes send the same; whoever dies over it has it sent again then. Counts the attempt.
   */
  claim(now: Date, until: Date, limit: number): Promise<LogoutNoticeRecord[]>
  delivered(id: string, at: Date): Promise<void>
  /** @param nextAttemptAt null gives it up */
  failed(id: string, error: string, nextAttemptAt: Date | null): Promise<void>
  /** Tries a given-up one again. False when it is delivered, waiting or gone. */
  retry(id: string, at: Date): Promise<boolean>
  byId(id: string): Promise<LogoutNoticeListItem | null>
  /** Newest first. */
  list(filter: LogoutNoticeFilter): Promise<Page<LogoutNoticeListItem>>
  /** Clients with notices that were given up since, each with the newest; at most `limit`. */
  failing(visible: DomainFilter, since: Date, limit: number): Promise<LogoutNoticeListItem[]>
  sweep(before: Date, limit: number): Promise<number>
}

export const AUTHORIZATION_USAGE_KINDS = ['NONE', 'PLAIN', 'S256', 'REPEATED_CHALLENGE', 'REPEATED_NONCE'] as const
export type AuthorizationUsageKind = (typeof AUTHORIZATION_USAGE_KINDS)[number]

export interface AuthorizationUsageIncrement {
  domainId: string
  clientPk: string
  kind: AuthorizationUsageKind
  count: number
  at: Date
}

export interface ClientAuthorizationUsage {
  clientPk: string
  kind: AuthorizationUsageKind
  count: number
  lastAt: Date
}

/** How clients came to the authorization endpoint, by day. */
export interface AuthorizationUsageStore {
  add(increments: readonly AuthorizationUsageIncrement[]): Promise<void>
  /** Of these clients, since the day of `from`; one entry a client and kind. */
  ofClients(clientPks: readonly string[], from: Date): Promise<ClientAuthorizationUsage[]>
  /**
   * Clients of a domain that came in one of these ways since the day of `from`, the latest first; at most `limit`,
   * with the domain's name and the client's.
   */
  clients(
    visible: DomainFilter,
    kinds: readonly AuthorizationUsageKind[],
    from: Date,
    limit: number,
  ): Promise<(ClientAuthorizationUsage & { domainId: string; domainName: string; clientId: string; name: string })[]>
  /** Requests of a domain since the day of `from` by kind. */
  totals(domainId: string, from: Date): Promise<{ kind: AuthorizationUsageKind; count: number }[]>
  sweep(before: Date, limit: number): Promise<number>
}

export interface BrandingRecord {
  domainId: string
  displayName: string
  /** base64 of the image */
  logo: string | null
  logoType: 'image/png' | 'image/jpeg' | 'image/webp' | null
  accentLight: string | null
  accentDark: string | null
  supportUrl: string | null
  privacyUrl: string | null
  termsUrl: string | null
  version: number
  updatedAt: Date
}

export interface BrandingStore {
  /** null where nobody set any */
  get(domainId: string): Promise<BrandingRecord | null>
  /**
   * Writes it when the row still has `expectedVersion`, 0 for a domain without one; the stored version becomes one
   * higher. @returns false when another save came first
   */
  save(branding: BrandingRecord, expectedVersion: number): Promise<boolean>
}

/** Whose tokens would be hit by a revocation. */
export type RevocationReach = { userId: string; domains: DomainFilter; clientPk?: string } | { clientPk: string }

/** What a revocation would hit, counted up to a limit: the cost is the same however much there is. */
export interface ReachCounts {
  /** authorizations with a refresh token that can be used */
  refreshTokens: BoundedCount
  /** access tokens that came of codes or with refresh tokens and are alive; others are not known */
  accessTokens: BoundedCount
  /** clients among those, and among the consents */
  clients: BoundedCount
  /** browser sessions that are alive; for a client those in which it got a code */
  sessions: BoundedCount
  /** consents that stand */
  consents: BoundedCount
}

export interface ReachStore {
  /** @param accessTokenSeconds longest life of an access token there */
  count(reach: RevocationReach, now: Date, accessTokenSeconds: number, limit: number): Promise<ReachCounts>
}
