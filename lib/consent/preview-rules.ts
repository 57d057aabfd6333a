import type { PreviewCount, RevocationPreview } from '@/lib/schemas/revocation'
import type { TokenRevocationInput } from '@/lib/schemas/revocation-target'
import type { ReachCounts } from '@/lib/store/browser-types'
import type { BoundedCount, SsoSessionListItem } from '@/lib/store/sso-session-types'

/** What is counted, as a preview; pure, so that every number shown can be traced to one line. */

const NONE: PreviewCount = { count: 0, isExact: true }
const UNTOUCHED: RevocationPreview = {
  consents: NONE,
  refreshTokens: NONE,
  accessTokens: NONE,
  clients: NONE,
  sessions: NONE,
  asksAgain: false,
  signsInAgain: false,
  isAtMost: false,
}

/** @param counts of the person and the client, so tokens of its other consents are among them */
export function oneConsentPreview(counts: ReachCounts, consent: { revokedAt: Date | null }): RevocationPreview {
  if (consent.revokedAt) return UNTOUCHED
  return { ...consentsPreview(counts, counts.consents.count > 1), consents: { count: 1, isExact: true } }
}

/** @param isNarrower the selection is narrower than what was counted */
export function consentsPreview(counts: ReachCounts, isNarrower: boolean): RevocationPreview {
  const { consents, refreshTokens, accessTokens, clients } = counts
  return {
    ...UNTOUCHED,
    consents,
    refreshTokens,
    accessTokens,
    clients,
    asksAgain: consents.count > 0,
    isAtMost: isNarrower,
  }
}

export function tokensPreview(
  { refreshTokens, accessTokens, clients }: ReachCounts,
  { type, before }: Partial<TokenRevocationInput>,
  isNarrower = false,
): RevocationPreview {
  return {
    ...UNTOUCHED,
    refreshTokens: type === 'ACCESS_TOKENS' ? NONE : refreshTokens,
    accessTokens: type === 'REFRESH_TOKENS' ? NONE : accessTokens,
    clients,
    isAtMost: isNarrower || before !== undefined,
  }
}

/** Everything a person has: tokens, and the sessions that are older than the revocation. */
export function personPreview(counts: ReachCounts): RevocationPreview {
  const { sessions } = counts
  return { ...tokensPreview(counts, {}), sessions, signsInAgain: sessions.count > 0 }
}

/** @param linked what goes with sessions: null where tokens are not tied to them */
export function sessionPreview(
  session: Pick<SsoSessionListItem, 'clients'>,
  isLive: boolean,
  linked: ReachCounts | null,
): RevocationPreview {
  if (!isLive) return UNTOUCHED
  return {
    ...sessionsPreview({ count: 1, isExact: true }, linked),
    clients: { count: session.clients.length, isExact: true },
  }
}

/** @param linked as above; `unknown` where it differs from domain to domain */
export function sessionsPreview(sessions: BoundedCount, linked: ReachCounts | null | 'unknown'): RevocationPreview {
  if (sessions.count === 0) return UNTOUCHED
  const signsOut = { ...UNTOUCHED, sessions, signsInAgain: true }
  if (linked === 'unknown') return { ...signsOut, refreshTokens: null, accessTokens: null, clients: null }
  if (linked === null) return { ...signsOut, clients: null }
  // Tokens of the person that came without a session are counted too.
  const { refreshTokens, accessTokens, clients } = linked
  return { ...signsOut, refreshTokens, accessTokens, clients, isAtMost: true }
}

export function domainSessionsPreview(
  live: { total: number; totalIsExact: boolean },
  isLinked: boolean,
): RevocationPreview {
  return sessionsPreview({ count: live.total, isExact: live.totalIsExact }, isLinked ? 'unknown' : null)
}
