/** Why nobody is signed out at a client's wish. @see OpenID Connect RP-Initiated Logout 1.0 §4 */
export const END_SESSION_RULES = {
  'end-session.client': {
    kind: 'invalid_request',
    expected: 'a client of the domain, and the one that the ID token hint was issued to',
    where: 'the request of the client',
  },
  'end-session.redirect-uri': {
    kind: 'invalid_request',
    expected: 'a post_logout_redirect_uri that is registered, character for character',
    where: 'Client › Settings, addresses after signing out',
  },
} as const
