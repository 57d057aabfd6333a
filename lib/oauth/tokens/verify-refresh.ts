import type { OAuthDeps } from '../deps'
import { refuse } from '../errors'
import type { RuntimeClient, RuntimeDomain, RuntimeServer, UserState } from '../ports'
import type { StoredRefreshToken } from '../ports/refresh-tokens'
import { refreshTokenHash } from './refresh-token'
import { consentObjection, linkedSessionObjection } from './standing'
import { userObjection } from './user-state'

export interface RefreshPlace {
  domain: RuntimeDomain
  /** the client that sent it */
  client: RuntimeClient
  server: Pick<RuntimeServer, 'passwordChangeCheck'>
  now: Date
}

/**
 * The refresh token as it is stored, when it is this client's and nothing but its use can stand in the way: that is for
 * the caller to decide. Its person has to be checked besides.
 * @throws OAuthError `refresh_invalid`
 */
export async function findRefreshToken(
  store: Pick<OAuthDeps['refreshTokens'], 'find'>,
  { domain, client, now }: RefreshPlace,
  token: string,
): Promise<StoredRefreshToken> {
  const hash = refreshTokenHash(token)
  if (hash === null) throw refuse('refresh.known', 'something else')
  const looked = store.find(hash)
  const found = looked instanceof Promise ? await looked : looked
  if (!found) throw refuse('refresh.known', 'an unknown one')
  const { family } = found
  if (family.domainId !== domain.id || family.clientPk !== client.pk) {
    throw refuse('refresh.client', 'one of another client')
  }
  if (family.revokedAt || found.revokedAt) throw refuse('refresh.revoked', 'a revoked one')
  if (family.expiresAt && family.expiresAt <= now) throw refuse('refresh.absolute-end', 'one of after the end')
  if (found.expiresAt <= now) throw refuse('refresh.live', 'an expired one')
  if (client.tokensValidFrom && found.issuedAt < client.tokensValidFrom) {
    throw refuse('refresh.client-revoked', 'one of before')
  }
  return found
}

/**
 * What a person decided about a family since the token was issued: consents to what it is asked for, and the session it
 * ends with, where its tokens are bound to one (`sid` among the claims they keep).
 * @param scopes those that are asked for now
 * @throws OAuthError `refresh_invalid`
 */
export async function checkRefreshStanding(
  config: Pick<OAuthDeps['config'], 'resourceByName'>,
  { domain, now }: Pick<RefreshPlace, 'domain' | 'now'>,
  { issuedAt, family, standing }: Pick<StoredRefreshToken, 'issuedAt' | 'family' | 'standing'>,
  scopes: readonly string[],
): Promise<void> {
  const withdrawn =
    family.grantType === 'AUTHORIZATION_CODE' &&
    (await consentObjection({
      config,
      domain,
      scopes,
      standing,
      instant: (consent) => consent.refreshTokensValidFrom,
      isOlder: (instant) => issuedAt < instant,
    }))
  if (withdrawn) throw refuse('refresh.consent', `one of before, at ${withdrawn.resourceName}`)
  if (family.claims.sid === undefined) return
  const over = linkedSessionObjection(standing.session, family, now)
  if (over) throw refuse('refresh.session', `one whose session is ${over}`)
}

/** @throws OAuthError `refresh_invalid` when the person behind it is gone, held up, or has changed the password since */
export function checkRefreshUser(
  { issuedAt }: Pick<StoredRefreshToken, 'issuedAt'>,
  state: UserState | null,
  server: RefreshPlace['server'],
): void {
  const found = userObjection(state, (instant) => issuedAt < instant, server)
  if (found) throw refuse(`refresh.${found.objection}`, found.got)
}
