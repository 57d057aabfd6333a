import type { ErrorKind } from './error-table'

interface AssertionRule {
  kind: ErrorKind
  expected: string
  where: string
}

const SIGNER = 'the program that makes the assertion'
const ISSUERS = 'Domain › Trust, trusted issuers'

/** What every signed assertion must hold, whoever made it. @see RFC 7521 §5.2, RFC 7523 §3, RFC 8725 */
const CHECKS = {
  format: { expected: 'a signed JWT of three parts and at most 32 KB', where: SIGNER },
  algorithm: { expected: 'signed with RS256, PS256, ES256 or EdDSA', where: SIGNER },
  critical: { expected: 'no critical header member: none is understood here', where: SIGNER },
  signature: { expected: 'a signature that one of the registered keys verifies', where: SIGNER },
  audience: { expected: 'an aud that names the issuer or the token endpoint of the domain', where: SIGNER },
  subject: { expected: 'a sub', where: SIGNER },
  expiry: { expected: 'an exp in the future', where: SIGNER },
  'not-before': { expected: 'an nbf that has come', where: SIGNER },
  'issued-at': { expected: 'an iat that is not in the future', where: SIGNER },
  id: { expected: 'a jti of at most 256 characters', where: SIGNER },
  replay: { expected: 'an assertion that was not used before', where: SIGNER },
} as const

export type AssertionCheck = keyof typeof CHECKS | 'key' | 'lifetime'

/** The rules of assertions that stand for a person or a partner (JWT bearer grant, foreign tokens in an exchange). */
const GRANT = {
  'assertion.key': {
    expected: 'a key registered for the issuer, valid now, that signs with this algorithm',
    where: ISSUERS,
  },
  'assertion.lifetime': { expected: 'a lifetime of at most what is set for the issuer', where: ISSUERS },
  'assertion.issuer': { expected: 'an iss that is registered and switched on', where: ISSUERS },
  'assertion.client': { expected: 'a client that may present assertions of this issuer', where: ISSUERS },
  'assertion.kind': { expected: 'a token made to be an assertion, not an access token', where: SIGNER },
  'assertion.session': {
    expected: 'a session id of a sign-in session that is alive and of the person in sub, or none',
    where: 'Sessions; the person signs in again',
  },
  'assertion.user': { expected: 'a sub that is a user of the identity store of the domain', where: 'Users' },
  'assertion.user-state': {
    expected: 'a user who is neither locked nor disabled, and an assertion younger than what ended earlier ones',
    where: 'Users › the user',
  },
} as const

/** The rules of assertions that stand for the client itself. */
const CLIENT = {
  'client-assertion.key': {
    expected: 'a certificate registered with the client, valid now, whose key signs with this algorithm',
    where: 'Client › Credentials, certificates',
  },
  'client-assertion.lifetime': { expected: 'a lifetime of at most one hour', where: SIGNER },
  'client-assertion.type': {
    expected: 'client_assertion_type urn:ietf:params:oauth:client-assertion-type:jwt-bearer, or JWT_BEARER',
    where: SIGNER,
  },
  'client-assertion.identity': { expected: 'iss and sub that are both the client id', where: SIGNER },
} as const

type Prefixed<P extends string, K extends ErrorKind> = {
  [C in keyof typeof CHECKS as `${P}.${C & string}`]: { kind: K; expected: string; where: string }
}

function prefixed<P extends string, K extends ErrorKind>(prefix: P, kind: K): Prefixed<P, K> {
  const entries = Object.entries(CHECKS).map(([check, rule]) => [`${prefix}.${check}`, { kind, ...rule }])
  return Object.fromEntries(entries) as Prefixed<P, K>
}

function ofKind<T extends Record<string, Omit<AssertionRule, 'kind'>>, K extends ErrorKind>(rules: T, kind: K) {
  const entries = Object.entries(rules).map(([id, rule]) => [id, { kind, ...rule }])
  return Object.fromEntries(entries) as { [I in keyof T]: { kind: K; expected: string; where: string } }
}

export const ASSERTION_RULES = {
  ...prefixed('assertion', 'invalid_grant'),
  ...ofKind(GRANT, 'invalid_grant'),
  ...prefixed('client-assertion', 'invalid_client'),
  ...ofKind(CLIENT, 'invalid_client'),
}
