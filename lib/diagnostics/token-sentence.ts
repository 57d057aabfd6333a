import { epochSeconds } from '@/lib/base/clock'
import type { TokenBelongings } from '@/lib/schemas/token-inspection'
import type { Verdict } from './protocol-probe'

const GRANT_WORDS: Record<string, string> = {
  PASSWORD: 'the password grant',
  CLIENT_CREDENTIALS: 'the client credentials grant',
  JWT_BEARER: 'a trusted assertion',
  REFRESH_TOKEN: 'a refresh token',
  AUTHORIZATION_CODE: 'the code flow',
  TOKEN_EXCHANGE: 'a token exchange',
}

export function grantInWords(grantType: string | null): string | null {
  return grantType === null ? null : (GRANT_WORDS[grantType] ?? `the grant ${grantType}`)
}

/** The answer in a sentence or two: whether it is good, for how long or why not, and whose it is. */
export function tokenSentence(
  noun: 'access token' | 'refresh token',
  verdict: Verdict,
  { client, user, grant, expiresAt }: TokenBelongings,
  now: Date,
): string {
  const first = verdict.passes
    ? `Valid${expiresAt ? ` for ${duration(epochSeconds(expiresAt) - epochSeconds(now))} more` : ''}.`
    : `Not valid: ${reasonOf(verdict.rule.id)}.`
  const holder = client ? `Issued to ${client.name}` : `A${noun === 'access token' ? 'n' : ''} ${noun}`
  const whom = user ? ` for ${user.name}` : client ? ' for itself' : ''
  return `${first} ${holder}${whom}${grant ? ` through ${grant}` : ''}.`
}

/** For a token whose signature proves nothing: what it says about itself is not repeated as if it were so. */
export function unprovenSentence(verdict: Verdict): string {
  const reason = verdict.passes ? 'its signature proves nothing' : reasonOf(verdict.rule.id)
  return `Not valid: ${reason}. Nobody vouches for what it says about itself.`
}

function reasonOf(ruleId: string): string {
  return REASONS[ruleId] ?? `the rule ${ruleId} does not hold`
}

const REASONS: Record<string, string> = {
  'token.format': 'it is not written as a token',
  'token.key': 'no key of its domain that is still believed signed it',
  'token.signature': 'its signature does not verify, so it was changed or forged',
  'token.kind': 'it is not an access token',
  'token.domain': 'it names another domain',
  'token.live': 'it has expired',
  'token.client': 'the client it was issued to is gone',
  'token.client-revoked': 'all tokens of its client were revoked after it was issued',
  'token.revoked': 'it was revoked',
  'token.family': 'the authorization it comes from was revoked',
  'token.consent': 'the consent it was issued under was taken back',
  'token.session': 'the sign-in session it ends with is over',
  'token.user-state': 'its user is gone, locked or disabled',
  'token.user-revoked': 'its user was signed out after it was issued',
  'token.password-changed': 'its user changed the password after it was issued',
  'refresh.known': 'no such refresh token is stored here',
  'refresh.client': 'it belongs to another client',
  'refresh.live': 'it has expired',
  'refresh.absolute-end': 'the authorization it comes from has come to its absolute end',
  'refresh.revoked': 'it was revoked',
  'refresh.used': 'it was used',
  'refresh.reused': 'it was used before, and the next use revokes all tokens of its authorization',
  'refresh.client-revoked': 'all tokens of its client were revoked after it was issued',
  'refresh.consent': 'the consent it was issued under was taken back',
  'refresh.session': 'the sign-in session it ends with is over',
  'refresh.user-state': 'its user is gone, locked or disabled',
  'refresh.user-revoked': 'its user was signed out after it was issued',
  'refresh.password-changed': 'its user changed the password after it was issued',
  'grant.allowed': 'its client may no longer refresh',
  'grant.known': 'this server serves no refresh tokens',
}

/** `41 minutes`, `3 hours`, `30 days`: the largest unit that says enough. */
export function duration(seconds: number): string {
  const units: [number, string][] = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ]
  const [size, unit] = units.find(([length]) => seconds >= 2 * length) ?? [1, 'second']
  const count = Math.floor(seconds / size)
  return `${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`
}
