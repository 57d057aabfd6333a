import type { Page } from '@/lib/base/page'
import type {
  FamilyRevocation,
  NewRefreshToken,
  StoredRefreshToken,
  TokenFamily,
} from '@/lib/oauth/ports/refresh-tokens'
import type { RevokedTokens, TokenStates } from '@/lib/oauth/ports/token-states'
import type { DomainFilter } from './policy-types'

export interface FamilyRecord extends TokenFamily {
  revokeReason: FamilyRevocation | null
}

/** A family as lists show it. */
export interface FamilyListItem extends FamilyRecord {
  domainName: string
  clientId: string
  clientName: string
  /** its newest refresh token; null once all were swept */
  newest: { id: string; issuedAt: Date; expiresAt: Date } | null
}

/** One refresh token in the line of its family. */
export interface FamilyTokenRecord {
  id: string
  /** the one it took the place of; null for the first */
  predecessorId: string | null
  issuedAt: Date
  expiresAt: Date
  usedAt: Date | null
  revokedAt: Date | null
}

export type FamilyFilter = { clientPk: string } | { userId: string; domains: DomainFilter }

/** Refresh tokens and their families. None of it takes the lock of administrative writes. */
export interface RefreshTokenStore {
  start(family: TokenFamily, first: NewRefreshToken): Promise<void>
  find(hash: string): Promise<StoredRefreshToken | null>
  /** By the GUID in `rt_id`. */
  findById(id: string): Promise<StoredRefreshToken | null>
  /** @see RefreshTokens.replace */
  replace(hash: string, next: NewRefreshToken): Promise<boolean>
  spend(hash: string, at: Date): Promise<boolean>
  add(familyId: string, next: NewRefreshToken): Promise<void>
  /** @see RefreshTokens.revoke, RefreshTokens.revokeAll */
  revoke(hash: string, at: Date): Promise<boolean>
  revokeAll(familyId: string, at: Date): Promise<number>
  family(id: string): Promise<FamilyRecord | null>
  /** The newest refresh tokens of a family, newest first. */
  familyTokens(id: string, limit: number): Promise<FamilyTokenRecord[]>
  /** True for the first who revokes it. */
  revokeFamily(id: string, at: Date, reason: FamilyRevocation): Promise<boolean>
  /** Newest first. */
  families(filter: FamilyFilter, cursor: string | undefined, limit: number): Promise<Page<FamilyListItem>>
  /** Deletes at most `limit` tokens nothing can come of any more; returns how many went. */
  sweepTokens(now: Date, limit: number): Promise<number>
  /** Looks at no more than `limit` families and deletes those without tokens; returns how many it looked at. */
  sweepFamilies(now: Date, limit: number): Promise<number>
}

export interface RevokedTokenStore extends RevokedTokens {
  /** When one access token was revoked by itself; null when it was not. */
  find(domainId: string, tokenId: string): Promise<{ revokedAt: Date; reason: string } | null>
  sweep(now: Date, limit: number): Promise<number>
}

export type TokenStateStore = TokenStates
