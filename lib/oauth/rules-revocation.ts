/** Why a token is not revoked for who asks. @see RFC 7009 §2.2.1; spec runtime-api §7.3 */
export const REVOCATION_RULES = {
  'revoke.consents-kept': {
    kind: 'revocation_without_consents',
    expected: 'a domain that keeps consents, or one that revokes every token',
    where: 'Domain › Sign-in and consent: lifetime of consents; revocation',
  },
  'revoke.chaining': {
    kind: 'invalid_request',
    expected: 'chaining_level NONE, RELATED_TOKENS or RELATED_CONSENT, the same under both spellings',
    where: 'the request of the caller',
  },
  'revoke.client': {
    kind: 'invalid_grant',
    expected: 'a token that was issued to this client',
    where: 'the request of the caller',
  },
  'revoke.person': {
    kind: 'unsupported_token_type',
    expected: 'a token that a person consented to, or a domain that revokes every token',
    where: 'Domain › Sign-in and consent, revocation',
  },
} as const
