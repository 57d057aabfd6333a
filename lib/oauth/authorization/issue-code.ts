import { addSeconds } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import type { HttpResponse } from '@/lib/base/http-message'
import { opaqueToken, timedShortId } from '@/lib/base/random'
import { defaultTtlSeconds } from '@/lib/schemas/token-type'
import type { Call } from '../endpoints/call'
import type { RuntimeDomain, RuntimeServer } from '../ports'
import type { ClaimsRequest } from '../ports/claims-request'
import type { SsoSession } from '../ports/sso-sessions'
import { accessTokenTtlSeconds } from '../tokens/claims'
import { refreshRules } from '../tokens/refresh-settings'
import { CLAIMS_BY_SCOPE } from '../user-info'
import type { AuthorizationRequest } from './request'
import { answerClient } from './respond'

/**
 * Gives the client a code: 256 random bits, bound to client, redirect URI, person, scopes and challenge, of which only
 * the hash is kept. @param allowed scopes the person allowed, of those that were asked for
 * @see RFC 6749 §4.1.2 and §10.5; spec runtime-api §5
 */
export async function issueCode(
  call: Call,
  request: AuthorizationRequest,
  session: SsoSession,
  allowed: readonly string[],
): Promise<HttpResponse> {
  const { deps, now, server } = call
  const { domain, client, granted } = request
  const { codes, sessions } = deps.browser
  const code = opaqueToken(deps.random)
  const expiresAt = addSeconds(now, codeTtlSeconds(domain))
  const kept = codes.add(sha256Hex(code), {
    domainId: domain.id,
    clientPk: client.pk,
    userId: session.userId,
    username: session.username,
    sessionId: session.id,
    redirectUri: request.redirectUri,
    scopes: granted.scopes.filter((scope) => allowed.includes(scope)),
    challenge: request.challenge,
    nonce: request.nonce,
    signedInAt: session.authenticatedAt,
    claimsRequest: allowedClaims(request.claimsRequest, request.consentScopes, allowed),
    tokenId: timedShortId(deps.random, now),
    issuedAt: now,
    expiresAt,
    endsAt: addSeconds(expiresAt, longestLifeSeconds(domain, server)),
  })
  await Promise.all([kept, sessions.used(session.id, client.pk, now)])
  sessions.seen(session, now)
  return answerClient(call, request, { code })
}

function codeTtlSeconds({ tokenSettings }: RuntimeDomain): number {
  return tokenSettings.find((entry) => entry.tokenType === 'AUTHZ_CODE')?.tokenExpiry ?? defaultTtlSeconds('AUTHZ_CODE')
}

/** How long something may live that a code gave, as far as it can be known when the code is made. */
function longestLifeSeconds(domain: RuntimeDomain, server: RuntimeServer): number {
  const { ttlSeconds, absoluteSeconds } = refreshRules(domain, server)
  const refreshing = ttlSeconds === null ? 0 : Math.max(ttlSeconds, absoluteSeconds ?? 0)
  return accessTokenTtlSeconds(domain) + refreshing
}

/** Single claims without those of a scope that the person declined. */
function allowedClaims(
  asked: ClaimsRequest | null,
  consentScopes: readonly string[],
  allowed: readonly string[],
): ClaimsRequest | null {
  const declined = Object.entries(CLAIMS_BY_SCOPE)
    .filter(([scope]) => consentScopes.includes(scope) && !allowed.includes(scope))
    .flatMap(([, names]): readonly string[] => names)
  if (!asked || declined.length === 0) return asked
  const without = (wishes: ClaimsRequest['userinfo']) =>
    Object.fromEntries(Object.entries(wishes).filter(([name]) => !declined.includes(name)))
  return { userinfo: without(asked.userinfo), idToken: without(asked.idToken) }
}
