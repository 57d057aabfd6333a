/** What an issuer is given unless somebody says otherwise. */
export const TRUSTED_ISSUER_DEFAULTS = {
  description: '',
  clientIds: null,
  maxLifetimeSeconds: 3600,
  clockSkewSeconds: 60,
  enabled: true,
} as const
