import { untilServed } from '@/lib/schemas/served'
import type { TokenType } from '@/lib/schemas/token-type'

export const TOKEN_TYPE_WORDS: Record<TokenType, { label: string; help: string }> = {
  ACCESS_TOKEN: {
    label: 'Access token',
    help: 'What a client shows to an API. Short is safer: it cannot be taken back everywhere.',
  },
  AUTHZ_CODE: {
    label: 'Authorization code',
    help: untilServed(
      'Redeemed once, within seconds. RFC 6749 §4.1.2 allows ten minutes at most.',
      'AUTHORIZATION_CODE',
    ),
  },
  SSO_LINK_TOKEN: {
    label: 'Single sign-on link token',
    help: untilServed('Carries a session between data centres.', 'JWT_BEARER'),
  },
  ID_TOKEN: { label: 'ID token', help: untilServed('Tells a client who signed in.', 'AUTHORIZATION_CODE') },
}
