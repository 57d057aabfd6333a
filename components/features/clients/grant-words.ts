import type { GrantTypeName } from '@/lib/schemas/grant-type'

export const GRANT_WORDS: Record<GrantTypeName, { label: string; short: string }> = {
  CLIENT_CREDENTIALS: { label: 'Client credentials', short: 'client credentials' },
  AUTHORIZATION_CODE: { label: 'Authorization code', short: 'code' },
  REFRESH_TOKEN: { label: 'Refresh token', short: 'refresh' },
  TOKEN_EXCHANGE: { label: 'Token exchange', short: 'exchange' },
  JWT_BEARER: { label: 'JWT assertion', short: 'assertion' },
  PASSWORD: { label: 'Password (legacy)', short: 'password' },
  IMPLICIT: { label: 'Implicit (registration templates)', short: 'implicit' },
}
