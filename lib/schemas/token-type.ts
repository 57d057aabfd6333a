export const TOKEN_TYPES = ['ACCESS_TOKEN', 'AUTHZ_CODE', 'SSO_LINK_TOKEN', 'ID_TOKEN'] as const
export type TokenType = (typeof TOKEN_TYPES)[number]

/** What a new domain shows when it names no settings: three entries, ID_TOKEN not among them. */
export const DEFAULT_TOKEN_SETTINGS = (['ACCESS_TOKEN', 'AUTHZ_CODE', 'SSO_LINK_TOKEN'] as const).map(
  (tokenType: TokenType) => ({
    tokenType,
    tokenExpiry: 3600,
    lifeCycleEnabled: false,
    refreshTokenEnabled: false,
    refreshTokenExpiry: 86400,
    refreshTokenLifeCycleEnabled: false,
  }),
)

/** Lifetime of an ID token when the domain has no ID_TOKEN entry. */
export const DEFAULT_ID_TOKEN_TTL_SECONDS = 3600

/** How long a token lives, in seconds, where the domain has no entry for its type. */
export function defaultTtlSeconds(type: TokenType): number {
  return DEFAULT_TOKEN_SETTINGS.find((entry) => entry.tokenType === type)?.tokenExpiry ?? DEFAULT_ID_TOKEN_TTL_SECONDS
}
