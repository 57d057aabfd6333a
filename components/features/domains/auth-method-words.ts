import type { ClientAuthMethod } from '@/lib/schemas/client-auth-method'

export const AUTH_METHOD_WORDS: Record<ClientAuthMethod, { label: string; help: string }> = {
  client_secret_basic: { label: 'Client secret', help: 'Simple; the secret travels with every request.' },
  private_key_jwt: { label: 'Signed assertion', help: 'The private key never leaves the client (RFC 7523).' },
  tls_client_auth: { label: 'Client certificate of a trusted authority', help: 'Mutual TLS (RFC 8705 §2.1).' },
  self_signed_tls_client_auth: {
    label: 'Self-signed client certificate',
    help: 'Registered per client (RFC 8705 §2.2).',
  },
}
