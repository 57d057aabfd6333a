import { z } from 'zod'
import { epochSeconds } from '@/lib/base/clock'
import { timedUuid } from '@/lib/base/random'
import type { OAuthDeps } from '../deps'
import { refuse } from '../errors'
import type { RuntimeUser } from '../ports'
import type { StoredRefreshToken } from '../ports/refresh-tokens'
import { type GrantedScopes, narrowScopes } from '../scopes'
import { idTokenTellsOfPerson, signIdToken } from '../tokens/id-token'
import { issueAccessToken, storedForm } from '../tokens/issue'
import { personBehind, tellsOfPerson } from '../tokens/person-behind'
import { type RefreshRules, refreshRules } from '../tokens/refresh-settings'
import { newRefreshToken, type RefreshTokenValue, refreshTokenHash, successorOf } from '../tokens/refresh-token'
import { refreshUse } from '../tokens/refresh-use'
import { checkRefreshStanding, checkRefreshUser, findRefreshToken } from '../tokens/verify-refresh'
import type { Grant, GrantRequest } from './grant'

const paramsSchema = z.object({ refresh_token: z.string(), scope: z.string().optional() })

interface Decision {
  token: string
  found: StoredRefreshToken
  user: RuntimeUser | null
  granted: GrantedScopes
  rules: RefreshRules
}

/**
 * A refresh token becomes an access token, and another refresh token where the domain rotates them. With auto-revoke it
 * works once: of any number of callers at the same instant one rotates it, the others within the grace get the same
 * successor, and whoever comes later ends the family.
 * @see RFC 6749 §6, RFC 9700 §4.14; spec runtime-api §4
 */
export const refreshToken: Grant<z.output<typeof paramsSchema>, Decision> = {
  grantType: 'REFRESH_TOKEN',
  standardName: 'refresh_token',
  paramsSchema,
  publicClients: true,

  async validate(request, { refresh_token: token, scope }) {
    const { domain, authenticated, config, server, users, now } = request
    const { client } = authenticated
    const found = await findRefreshToken(request.refreshTokens, { domain, client, server, now }, token)
    const { family } = found
    const granted = await narrowScopes(config, domain, client, family.scopes, scope)
    await checkRefreshStanding(config, { domain, now }, found, granted.scopes)
    const person = family.userId === null ? null : { id: family.userId, username: family.subject }
    const isTold = tellsOfPerson(client, granted.resources) || idTokenTellsOfPerson(client, null)
    const user = person && (await personBehind(users, person, isTold, now))
    if (person) checkRefreshUser(found, user, server)
    return { token, found, user, granted, rules: refreshRules(domain, server) }
  },

  async issue(request, decision, deps) {
    const { found, user, granted } = decision
    const { family } = found
    const next = await spendToken(request, decision, deps)
    const answer = await issueAccessToken(request, deps, {
      grantType: 'REFRESH_TOKEN',
      subject: family.subject,
      user,
      granted,
      session: found.standing.session,
      kept: { ...family.claims },
      extra: { rt_id: `${found.id}.${epochSeconds(found.issuedAt)}` },
    })
    return {
      ...answer,
      ...(next !== null && { refresh_token: next }),
      ...(await idTokenAgain(request, decision, answer.access_token, deps)),
    }
  },
}

/**
 * The client learns again who signed in, and when: the same sign-in, so nothing of its request is repeated.
 * @see OpenID Connect Core 1.0 §12.2
 */
async function idTokenAgain(
  { domain, authenticated, server, now }: GrantRequest,
  { found, user, granted }: Decision,
  accessToken: string,
  { signer, publicUrl }: OAuthDeps,
): Promise<{ id_token?: string }> {
  const { signedInAt, sessionId } = found.family
  if (!user || signedInAt === null || !granted.scopes.includes('openid')) return {}
  const facts = { domain, client: authenticated.client, user, signedInAt, sessionId, accessToken }
  return { id_token: await signIdToken(signer, { ...facts, nonce: null, wishes: null, publicUrl, server, now }) }
}

/** Uses the token as the domain's two switches say. @returns the refresh token to hand out, if any */
async function spendToken(request: GrantRequest, decision: Decision, deps: OAuthDeps): Promise<string | null> {
  const { token, found, rules } = decision
  const use = refreshUse(found, rules, request.now)
  if (use === 'repeat') return repeat(decision, deps)
  if (use === 'reused') return revoke(request, decision, deps)
  if (use === 'ended') throw refuse('refresh.used', 'a used one')
  const hash = refreshTokenHash(token) ?? ''
  const { ttlSeconds } = rules
  if (!rules.rotation || ttlSeconds === null) {
    if (rules.autoRevoke && !(await deps.refreshTokens.spend(hash, request.now))) {
      return lost(request, decision, deps, hash)
    }
    return null
  }
  const stored = (value: RefreshTokenValue) => storedForm(request, value, ttlSeconds, found.family.expiresAt)
  if (!rules.autoRevoke) {
    const value = newRefreshToken(deps.random, request.now)
    await deps.refreshTokens.add(found.family.id, stored(value))
    return value.token
  }
  const value = successorOf(deps.refreshKey, token, timedUuid(deps.random, request.now))
  if (await deps.refreshTokens.replace(hash, stored(value))) return value.token
  return lost(request, decision, deps, hash)
}

/** Somebody else used it between our look and our use: look again, and decide by what is there now. */
async function lost(request: GrantRequest, decision: Decision, deps: OAuthDeps, hash: string): Promise<string | null> {
  const found = await deps.refreshTokens.find(hash)
  if (!found || found.family.revokedAt || found.revokedAt) throw refuse('refresh.revoked', 'a revoked one')
  const use = refreshUse(found, decision.rules, request.now)
  if (use === 'repeat') return repeat({ ...decision, found }, deps)
  if (use === 'reused') return revoke(request, decision, deps)
  throw refuse('refresh.used', 'a used one')
}

/** What the first of several callers got: its successor follows from the token that all of them sent. */
function repeat({ token, found: { successor } }: Decision, { refreshKey }: OAuthDeps): string | null {
  if (!successor) return null
  const value = successorOf(refreshKey, token, successor.id)
  // Under another master key than the first caller met, nothing can be told again.
  if (value.hash !== successor.hash) throw refuse('refresh.used', 'a used one, whose successor cannot be told again')
  return value.token
}

async function revoke(request: GrantRequest, { found }: Decision, deps: OAuthDeps): Promise<never> {
  const { domain, authenticated, address, correlationId, now } = request
  await deps.refreshTokens.revokeForReuse(found.family, {
    at: now,
    address,
    correlationId,
    domainName: domain.name,
    clientId: authenticated.client.clientId,
  })
  throw refuse('refresh.reused', 'a used one')
}
