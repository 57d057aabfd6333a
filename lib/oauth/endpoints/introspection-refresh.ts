import { epochSeconds } from '@/lib/base/clock'
import { refuse } from '../errors'
import { refreshRules } from '../tokens/refresh-settings'
import { refreshUse } from '../tokens/refresh-use'
import { checkRefreshStanding, checkRefreshUser, findRefreshToken, type RefreshPlace } from '../tokens/verify-refresh'
import type { Call } from './call'

/**
 * What a refresh token is good for, told to the client it was issued to and to nobody else: a resource server has no
 * business with it. At the same cost however many there are.
 * @throws OAuthError `refresh_invalid` when it is good for nothing now
 * @see RFC 7662 §2.2
 */
export async function describeRefreshToken(call: Call, place: RefreshPlace, token: string) {
  const { deps, pathDomain, server, now } = call
  const { domain, client } = place
  const found = await findRefreshToken(deps.refreshTokens, place, token)
  if (refreshUse(found, { ...refreshRules(domain, server), graceSeconds: 0 }, now) !== 'fresh') {
    throw refuse('refresh.used', 'a used one')
  }
  const { family } = found
  await checkRefreshStanding(deps.config, place, found, family.scopes)
  if (family.userId !== null) checkRefreshUser(found, await deps.users.stateOf(family.userId, now), server)
  const exp = epochSeconds(found.expiresAt)
  return {
    active: true,
    sub: family.subject,
    ...(family.userId !== null && { uid: family.userId }),
    client: client.clientId,
    client_id: client.clientId,
    domain: domain.name,
    iat: epochSeconds(found.issuedAt),
    exp,
    rem_exp: exp - epochSeconds(now),
    // The original names kinds of token as its revocation does; the standard path as RFC 7009 §2.1 does.
    ...(pathDomain === null
      ? { scope: family.scopes, token_type: 'REFRESH_TOKEN' }
      : { scope: family.scopes.join(' '), token_type: 'refresh_token' }),
  }
}
