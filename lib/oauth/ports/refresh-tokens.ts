import type { GrantTypeName } from '@/lib/schemas/grant-type'
import type { MaybePromise } from '../ports'
import type { Standing } from './token-states'

/** Everything that descends from one authorization of a client. */
export interface TokenFamily {
  /** GUID with dashes: the same 128 bits as the `jti` of the first access token, which so belongs to it as well */
  id: string
  domainId: string
  clientPk: string
  /** null where no person is behind it */
  userId: string | null
  subject: string
  grantType: GrantTypeName
  /** granted in the beginning; a refresh never gets more */
  scopes: readonly string[]
  /** further claims its access tokens keep, for example `grant` */
  claims: Readonly<Record<string, unknown>>
  /** the session in which it began; null where there was none */
  sessionId: string | null
  /** when the person proved who they are, `auth_time` of its ID tokens; null where nobody did here */
  signedInAt: Date | null
  createdAt: Date
  /** absolute end, whatever is refreshed; null when only each token's own end counts */
  expiresAt: Date | null
  revokedAt: Date | null
}

export interface NewRefreshToken {
  /** SHA-256 of the token as it is sent */
  hash: string
  /** the GUID in `rt_id` */
  id: string
  issuedAt: Date
  expiresAt: Date
  /** nothing made from it can be used after this instant */
  endsAt: Date
}

/** A refresh token and all that decides over it, but for its person. */
export interface StoredRefreshToken {
  id: string
  issuedAt: Date
  expiresAt: Date
  /** its use, where a use without a successor ended it */
  usedAt: Date | null
  revokedAt: Date | null
  /** the one that took its place; null while it has none */
  successor: { id: string; hash: string; issuedAt: Date; expiresAt: Date } | null
  family: TokenFamily
  /** of the family's person to its client, and the session of the family */
  standing: Standing
}

export type FamilyRevocation = 'REUSE' | 'ADMINISTRATOR' | 'CLIENT' | 'CONSENT' | 'SESSION'

/** Refresh tokens on all nodes. No call waits for another but those for the same token. */
export interface RefreshTokens {
  /** Begins a family with its first token. */
  start(family: TokenFamily, first: NewRefreshToken): Promise<void>
  /** One indexed read, at the same cost however many there are. */
  find(hash: string): MaybePromise<StoredRefreshToken | null>
  /** By the GUID in `rt_id`. */
  findById(id: string): MaybePromise<StoredRefreshToken | null>
  /**
   * Puts `next` in the place of the token, unless that was used, revoked or has a successor, or its family is revoked.
   * One statement: of any number of callers at the same instant, on whatever nodes, exactly one is told true.
   */
  replace(hash: string, next: NewRefreshToken): Promise<boolean>
  /** Ends the token without a successor; of any number of callers exactly one is told true. */
  spend(hash: string, at: Date): Promise<boolean>
  /** Another token of the family beside the one that was used, which stays as it is. */
  add(familyId: string, next: NewRefreshToken): Promise<void>
  /** Revokes one token and nothing that came from it. False when it was revoked already. */
  revoke(hash: string, at: Date): Promise<boolean>
  /** Revokes every refresh token of a family; access tokens that came from it live on. @returns how many were live */
  revokeAll(familyId: string, at: Date): Promise<number>
  /** Revokes a family for good, with everything that came from it. True for the first who does. */
  revokeFamily(familyId: string, at: Date, reason: FamilyRevocation): Promise<boolean>
  /**
   * Revokes a family for good because a token of it came back after its use, and leaves an audit entry. Of any number of
   * callers exactly one is told true.
   */
  revokeForReuse(
    family: TokenFamily,
    facts: { at: Date; address: string; correlationId: string; domainName: string; clientId: string },
  ): Promise<boolean>
}
