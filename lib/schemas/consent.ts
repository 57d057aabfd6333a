export const CONSENT_STATES = ['live', 'expired', 'withdrawn'] as const
export type ConsentState = (typeof CONSENT_STATES)[number]

/** What a person allowed a client at one resource server, as an administrator sees it. */
export interface ConsentView {
  id: string
  domainId: string
  domainName: string
  userId: string
  username: string
  clientPk: string
  clientId: string
  clientName: string
  /** GUID of the resource server, or OPENID_MGMT_RESOURCE */
  resourceId: string
  resourceName: string
  /** fully qualified */
  scopes: readonly string[]
  createdAt: Date
  /** when it was last given or widened */
  givenAt: Date
  /** from when on the page is shown again; null: never */
  expiresAt: Date | null
  revokedAt: Date | null
  /** tokens issued under it before these instants are refused */
  accessTokensValidFrom: Date | null
  refreshTokensValidFrom: Date | null
  state: ConsentState
}

/** What tokens a revocation hits. @see spec admin-api §8 */
export const REVOKE_TYPES = ['TOKENS', 'ACCESS_TOKENS', 'REFRESH_TOKENS'] as const
export type RevokeType = (typeof REVOKE_TYPES)[number]

export const REVOKE_TYPE_WORDS: Record<RevokeType, string> = {
  TOKENS: 'Access and refresh tokens',
  ACCESS_TOKENS: 'Access tokens only',
  REFRESH_TOKENS: 'Refresh tokens only',
}
