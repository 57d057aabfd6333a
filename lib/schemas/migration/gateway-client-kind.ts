export const SCHEMES = ['SSD', 'OCIM'] as const
export type Scheme = (typeof SCHEMES)[number]

export const GATEWAY_CLIENT_KINDS = ['SHARED', 'PARTNER', 'CONVERTED', 'OWN'] as const
export type GatewayClientKind = (typeof GATEWAY_CLIENT_KINDS)[number]

export const GATEWAY_CLIENT_KIND_WORDS: Record<GatewayClientKind, string> = {
  SHARED: 'Shared by internal integrations',
  PARTNER: 'Partner',
  CONVERTED: 'Converted from a user',
  OWN: 'Of one integration',
}

export const SECRET_HASH_KINDS = ['SHA256', 'ARGON2ID'] as const
export type SecretHashKind = (typeof SECRET_HASH_KINDS)[number]

/** Hours for which the secret before may go on working. */
export const OVERLAP_HOURS = [0, 1, 24] as const
export const DEFAULT_OVERLAP_HOURS = 24
