import type { ErrorKind } from './error-table'

interface CodeRule {
  expected: string
  where: string
}

const REQUEST = 'the request of the caller'
const AGAIN = 'send the person to the authorization endpoint again'

/**
 * Why an authorization code is not taken. The caller is told the same for every one of them.
 * @see RFC 6749 §4.1.3, RFC 7636 §4.6; spec runtime-api §5, §12 and §14
 */
const CODE = {
  'code.known': { expected: 'an authorization code of this server', where: REQUEST },
  'code.client': { expected: 'a code that was given to this client', where: REQUEST },
  'code.used': {
    expected: 'a code that was not used before; what it gave is revoked now',
    where: 'the client: it sent a code twice, or somebody else has it',
  },
  'code.redirect-uri': { expected: 'the redirect_uri that the code was asked for with', where: REQUEST },
  'code.live': { expected: 'a code that has not expired', where: 'Domain › Tokens, authorization code' },
  'code.verifier': { expected: 'a code_verifier, because the code was asked for with a challenge', where: REQUEST },
  'code.verifier-form': {
    expected: 'a code_verifier of 43 to 128 characters out of A-Z a-z 0-9 - . _ ~',
    where: REQUEST,
  },
  'code.challenge': { expected: 'the code_verifier that the challenge was made from', where: REQUEST },
  'code.no-challenge': {
    expected: 'no code_verifier, because the code was asked for without a challenge',
    where: 'the client, or somebody on the way who took the challenge out of its request',
  },
  'code.client-revoked': {
    expected: 'a code that is younger than the last revocation of its client',
    where: AGAIN,
  },
  'code.consent': {
    expected: 'a code that is younger than the withdrawal of the consent it was given under',
    where: AGAIN,
  },
  'code.session': { expected: 'a code whose sign-in session is alive', where: AGAIN },
  'code.user-state': { expected: 'a user who is neither gone, locked nor disabled', where: 'Users › the user' },
  'code.user-revoked': {
    expected: 'a code that is younger than the last revocation of its user',
    where: AGAIN,
  },
  'code.password-changed': {
    expected: 'a code that is younger than the password of its user',
    where: `${AGAIN}; Settings › OAuth, check of password changes`,
  },
} as const satisfies Record<string, CodeRule>

type Kinded = { [Id in keyof typeof CODE]: CodeRule & { kind: ErrorKind } }

export const CODE_RULES = Object.fromEntries(
  Object.entries(CODE).map(([id, rule]) => [id, { kind: 'invalid_grant', ...rule }]),
) as Kinded
