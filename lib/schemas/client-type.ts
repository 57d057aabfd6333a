export const CLIENT_TYPES = ['CONFIDENTIAL_CLIENT', 'PUBLIC_CLIENT', 'MOBILE_CLIENT'] as const
export type ClientType = (typeof CLIENT_TYPES)[number]
export const CLIENT_PKCE_VALUES = ['STRICT', 'NON_STRICT'] as const
