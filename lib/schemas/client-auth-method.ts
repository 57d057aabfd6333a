export const CLIENT_AUTH_METHODS = [
  'client_secret_basic',
  'private_key_jwt',
  'tls_client_auth',
  'self_signed_tls_client_auth',
] as const
export type ClientAuthMethod = (typeof CLIENT_AUTH_METHODS)[number]
