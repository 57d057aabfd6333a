import type { ClaimsRequest } from './claims-request'
import type { NewRefreshToken, TokenFamily } from './refresh-tokens'
import type { Standing } from './token-states'

export type ChallengeMethod = 'S256' | 'plain'

/** What a code stands for: everything that was decided at the authorization endpoint. */
export interface AuthorizationCode {
  domainId: string
  clientPk: string
  userId: string
  username: string
  /** null where the person has no session that outlives the request */
  sessionId: string | null
  redirectUri: string
  /** granted, fully qualified */
  scopes: readonly string[]
  /** null where none was sent, or the rules of the domain ignore it for this client */
  challenge: { value: string; method: ChallengeMethod } | null
  nonce: string | null
  /** when the person proved who they are, `auth_time` */
  signedInAt: Date
  claimsRequest: ClaimsRequest | null
  /**
   * `jti` of the access token to come; the same 128 bits name the family. Known ahead, so that a replay knows what to
   * end without another write.
   */
  tokenId: string
  issuedAt: Date
  expiresAt: Date
  /** a replay has nothing left to end after this instant */
  endsAt: Date
}

export interface StoredCode {
  code: AuthorizationCode
  consumedAt: Date | null
  /** of the person to the client, and the session of the code */
  standing: Standing
}

/** The family that begins as a code is used, with its first refresh token. */
export interface FamilyStart {
  family: TokenFamily
  first: NewRefreshToken
}

/** Authorization codes on all nodes, by the SHA-256 of what is sent. */
export interface AuthorizationCodes {
  add(hash: string, code: AuthorizationCode): Promise<void>
  /** One indexed read; consumed ones too, so that a replay is told from a guess. */
  find(hash: string): Promise<StoredCode | null>
  /**
   * Uses the code up: of any number of callers at the same instant, on whatever nodes, one is told true. The family that
   * begins with it is there in the same transaction or not at all, so that a replay at the next instant finds it to end.
   * @param begins null where the domain issues no refresh tokens
   */
  consume(hash: string, at: Date, begins: FamilyStart | null): Promise<boolean>
  /**
   * Ends what a code gave because it came back: its family, and its access token by name. Leaves an audit entry the
   * first time.
   */
  revokeForReplay(
    code: AuthorizationCode,
    facts: { at: Date; address: string; correlationId: string; domainName: string; clientId: string },
  ): Promise<void>
}
