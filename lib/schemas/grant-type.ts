/** The seven grants a client can be allowed (administration REST names). */
export const GRANT_TYPE_NAMES = [
  'CLIENT_CREDENTIALS',
  'AUTHORIZATION_CODE',
  'REFRESH_TOKEN',
  'TOKEN_EXCHANGE',
  'JWT_BEARER',
  'PASSWORD',
  'IMPLICIT',
] as const
export type GrantTypeName = (typeof GRANT_TYPE_NAMES)[number]

/** What each grant is for, in one sentence, for forms and reference. */
export const GRANT_TYPE_HELP: Record<GrantTypeName, string> = {
  CLIENT_CREDENTIALS: 'The client acts for itself; no person is involved.',
  AUTHORIZATION_CODE: 'A person signs in in a browser and lets the client act for them.',
  REFRESH_TOKEN: 'The client renews access without asking the person again.',
  TOKEN_EXCHANGE: 'The client turns a token it received into one for the next service.',
  JWT_BEARER: 'The client presents a signed assertion instead of credentials.',
  PASSWORD: 'The client handles the person’s password. Legacy: RFC 9700 §2.4 forbids it; keep it only while migrating.',
  IMPLICIT: 'Registration templates only; no token is issued this way.',
}
