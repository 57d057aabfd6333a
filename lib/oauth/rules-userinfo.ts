/** Why the user info endpoint refuses. @see RFC 6750 §3.1, spec runtime-api §9 */
export const USERINFO_RULES = {
  'bearer.present': {
    kind: 'bearer_missing',
    expected: 'an access token in the Authorization header, or in the form of a POST',
    where: 'the request of the caller',
  },
  'bearer.once': {
    kind: 'invalid_request',
    expected: 'the access token in one place',
    where: 'the request of the caller',
  },
  'bearer.person': {
    kind: 'bearer_invalid',
    expected: 'a token that speaks for a person of an identity store',
    where: 'the grant the token was asked for with; Users',
  },
  'userinfo.scope': {
    kind: 'bearer_scope',
    expected: 'scope openid, or one of UserInfo.me, UserInfo.email, UserInfo.address, UserInfo.phone, UserInfo.profile',
    where: 'Client › Settings, scopes; and the scopes asked for with the token',
  },
} as const
