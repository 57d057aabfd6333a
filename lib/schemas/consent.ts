import { z } from 'zod'

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

const text = z.string().trim().max(256).optional().catch(undefined)
const days = z.coerce.number().int().min(1).max(36_500).optional().catch(undefined)

/** Query of the ledger. A value that makes no sense falls back to the default, as a URL is shared. */
export const consentListQuerySchema = z.object({
  /** beginning of a user name */
  q: text,
  userId: text,
  /** primary key of the client */
  client: text,
  /** GUID of the resource server, or OPENID_MGMT_RESOURCE */
  resource: text,
  /** fully qualified */
  scope: z.string().trim().max(512).optional().catch(undefined),
  domain: text,
  state: z.enum(CONSENT_STATES).optional().catch(undefined),
  /** first given at least so long ago */
  olderThanDays: days,
  /** the page is shown again within so many days */
  expiresWithinDays: days,
  cursor: z.string().max(1000).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).catch(25).default(25),
})
export type ConsentListQuery = z.output<typeof consentListQuerySchema>

/** What tokens a revocation hits. @see spec admin-api §8 */
export const REVOKE_TYPES = ['TOKENS', 'ACCESS_TOKENS', 'REFRESH_TOKENS'] as const
export type RevokeType = (typeof REVOKE_TYPES)[number]

export const REVOKE_TYPE_WORDS: Record<RevokeType, string> = {
  TOKENS: 'Access and refresh tokens',
  ACCESS_TOKENS: 'Access tokens only',
  REFRESH_TOKENS: 'Refresh tokens only',
}
