import type { MaybePromise } from '../ports'
import type { StoredConsent } from './consents'
import type { SsoSession } from './sso-sessions'

/** What an access token names of the server's memory. */
export interface TokenNames {
  domainId: string
  /** `jti` */
  tokenId: string
  /** the GUID in `rt_id`; null on a token that came from no refresh token */
  refreshTokenId: string | null
  /** the family the token may be the first of; null where it cannot be */
  familyId: string | null
  /**
   * whose consents decide over it: of the person it speaks for, to the client it was issued to, or to the one its subject
   * token was where it was exchanged; null without a person
   */
  person: { userId: string; clientPk: string } | null
  /** `sid`; null on a token that does not end with a session */
  sessionId: string | null
}

/** A consent as far as it decides over tokens that exist. */
export type ConsentInstants = Pick<
  StoredConsent,
  'resourceId' | 'resourceName' | 'accessTokensValidFrom' | 'refreshTokensValidFrom'
>

/** A session as far as it decides over tokens, and tells of itself in them. */
export type SessionFacts = Pick<
  SsoSession,
  'id' | 'domainId' | 'userId' | 'createdAt' | 'lastSeenAt' | 'idleSeconds' | 'expiresAt' | 'endedAt'
>

/**
 * What a person decided, or was decided for them, since something was issued to a client: read in the same statement as
 * what was issued, so that it costs no round trip of its own.
 */
export interface Standing {
  /** of the person to the client, withdrawn ones too; those without an instant may be left out */
  consents: readonly ConsentInstants[]
  /** the session that is named, over or not; null where none is named or it is kept no more */
  session: SessionFacts | null
}

export interface TokenState extends Standing {
  /** the token itself was revoked */
  isRevoked: boolean
  /**
   * The family the token belongs to. `gone`: it names a refresh token that the store no longer holds, which cannot be
   * while the token lives unless somebody took it away. `none`: it belongs to none.
   */
  family: 'live' | 'revoked' | 'gone' | 'none'
}

/** What was decided over tokens after they were issued; read from the store on every use, in one round trip. */
export interface TokenStates {
  stateOf(names: TokenNames): MaybePromise<TokenState>
}

/** An access token that was revoked by itself, by its name. */
export interface RevokedToken {
  domainId: string
  /** `jti` */
  tokenId: string
  revokedAt: Date
  /** it would have ended by itself */
  expiresAt: Date
  reason: string
}

/** Access tokens that were revoked one by one, on all nodes. */
export interface RevokedTokens {
  /** Durable once it returns. False when it was revoked already. */
  add(token: RevokedToken): Promise<boolean>
}
