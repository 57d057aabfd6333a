import type { TokenType } from '@/lib/schemas/token-type'

export const TOKEN_TYPE_WORDS: Record<TokenType, { label: string; help: string }> = {
  ACCESS_TOKEN: {
    label: 'Access token',
    help: 'What a client shows to an API. Short is safer: it cannot be taken back everywhere.',
  },
  AUTHZ_CODE: {
    label: 'Authorization code',
    help: 'Redeemed once, within seconds. RFC 6749 §4.1.2 allows ten minutes at most.',
  },
  SSO_LINK_TOKEN: {
    label: 'Single sign-on link token',
    help: 'Names the session of a person. Handed over at sign-in where the domain says so.',
  },
  ID_TOKEN: { label: 'ID token', help: 'Tells a client who signed in.' },
}
