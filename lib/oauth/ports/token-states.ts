import type { MaybePromise } from '../ports'

/** What an access token names of the server's memory. */
export interface TokenNames {
  domainId: string
  /** `jti` */
  tokenId: string
  /** the GUID in `rt_id`; null on a token that came from no refresh token */
  refreshTokenId: string | null
  /** the family the token may be the first of; null where it cannot be */
  familyId: string | null
}

export interface TokenState {
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
