import type { ErrorKind } from './error-table'

interface PeopleRule {
  kind: ErrorKind
  expected: string
  where: string
}

const REQUEST = 'the request of the caller'
const USER = 'Users › the user'
const REFRESH_CARD = 'Domain › Tokens, refresh tokens'

/** Why a person is not let in by name and password. The caller is told the same for every one of them. */
const PASSWORD = {
  'password.enabled': {
    kind: 'unauthorized_client',
    expected: 'a domain that allows the password grant, before its end date',
    where: 'Domain › Tokens, password grant',
  },
  'password.user-known': { kind: 'invalid_grant', expected: 'a user of the identity store', where: 'Users › New' },
  'password.right': { kind: 'invalid_grant', expected: 'the password of the user', where: REQUEST },
  'password.user-disabled': { kind: 'invalid_grant', expected: 'a user who is not disabled', where: USER },
  'password.user-locked': { kind: 'invalid_grant', expected: 'a user who is not locked', where: USER },
  'password.user-locked-out': {
    kind: 'invalid_grant',
    expected: 'a user who is not locked out by failures',
    where: `wait, or ${USER}, unlock`,
  },
  'password.must-change': {
    kind: 'invalid_grant',
    expected: 'a user who need not change the password first',
    where: USER,
  },
  'password.address': {
    kind: 'invalid_grant',
    expected: 'fewer failures from this address, or a user who signed in from it lately',
    where: 'wait',
  },
  'password.store': {
    kind: 'temporarily_unavailable',
    expected: 'an identity store that answers',
    where: 'Settings › Identity stores',
  },
} as const satisfies Record<string, PeopleRule>

/** Why somebody is not shown or given what is their own. */
const OWN = {
  'own.person': {
    kind: 'access_denied',
    expected: 'a person who is signed in to the domain in this browser, or whom a trusted proxy names',
    where: 'sign in; GATEHOUSE_REMOTE_USER for proxies',
  },
} as const satisfies Record<string, PeopleRule>

/** Why a refresh token is not taken. The text is the documented one, for every one of them. */
const REFRESH = {
  'refresh.known': { expected: 'a refresh token of this server', where: REQUEST },
  'refresh.client': { expected: 'a refresh token that was issued to this client', where: REQUEST },
  'refresh.live': { expected: 'a refresh token that has not expired', where: 'Domain › Tokens, access token' },
  'refresh.absolute-end': { expected: 'an authorization before its absolute end', where: REFRESH_CARD },
  'refresh.revoked': { expected: 'a refresh token that was not revoked', where: 'ask the person again' },
  'refresh.used': { expected: 'a refresh token that was not used before', where: REFRESH_CARD },
  'refresh.reused': {
    expected: 'a refresh token that was not used before; its whole family is revoked now',
    where: 'the client: it kept an old token, or somebody else has one',
  },
  'refresh.consent': {
    expected: 'a refresh token that is younger than the withdrawal of the consent it was issued under',
    where: 'ask the person again; Consents',
  },
  'refresh.session': {
    expected: 'a refresh token whose sign-in session is alive',
    where: 'ask the person again; Domain › Sign-in and consent, sessions',
  },
  'refresh.client-revoked': {
    expected: 'a refresh token that is younger than the last revocation of its client',
    where: 'ask the person again',
  },
  'refresh.user-state': { expected: 'a user who is neither gone, locked nor disabled', where: USER },
  'refresh.user-revoked': {
    expected: 'a refresh token that is younger than the last revocation of its user',
    where: 'ask the person again',
  },
  'refresh.password-changed': {
    expected: 'a refresh token that is younger than the password of its user',
    where: 'ask the person again; Settings › OAuth, check of password changes',
  },
} as const

/** What was decided over an access token after it was issued. */
const TOKEN = {
  'token.revoked': { expected: 'a token that was not revoked', where: 'ask for another one' },
  'token.family': { expected: 'a token whose family of refresh tokens is not revoked', where: 'ask the person again' },
  'token.consent': {
    expected: 'a token that is younger than the withdrawal of the consent it was issued under',
    where: 'ask the person again; Consents',
  },
  'token.session': {
    expected: 'a token whose sign-in session is alive',
    where: 'ask the person again; Domain › Sign-in and consent, sessions',
  },
  'token.client-revoked': {
    expected: 'a token that is younger than the last revocation of its client',
    where: 'ask for another one',
  },
  'token.user-state': { expected: 'a user who is neither gone, locked nor disabled', where: USER },
  'token.user-revoked': {
    expected: 'a token that is younger than the last revocation of its user',
    where: 'ask the person again',
  },
  'token.password-changed': {
    expected: 'a token that is younger than the password of its user',
    where: 'ask the person again; Settings › OAuth, check of password changes',
  },
} as const

type Kinded<T extends Record<string, Omit<PeopleRule, 'kind'>>, K extends ErrorKind> = {
  [Id in keyof T]: T[Id] & { kind: K }
}

function ofKind<T extends Record<string, Omit<PeopleRule, 'kind'>>, K extends ErrorKind>(kind: K, rules: T) {
  return Object.fromEntries(Object.entries(rules).map(([id, rule]) => [id, { ...rule, kind }])) as Kinded<T, K>
}

/** Rules about people, and about the tokens that speak for them. */
export const PEOPLE_RULES = {
  ...PASSWORD,
  ...OWN,
  ...ofKind('refresh_invalid', REFRESH),
  ...ofKind('token_invalid', TOKEN),
}
