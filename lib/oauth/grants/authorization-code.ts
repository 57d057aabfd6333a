import { z } from 'zod'
import { sha256Hex } from '@/lib/base/hash'
import { domainPkce, pkceRule } from '@/lib/schemas/pkce-rule'
import { ssoSettings } from '@/lib/schemas/sso-settings'
import type { OAuthDeps } from '../deps'
import { refuse } from '../errors'
import type { RuntimeUser } from '../ports'
import type { AuthorizationCode, StoredCode } from '../ports/authorization-codes'
import { type GrantedScopes, narrowScopes } from '../scopes'
import type { Claims } from '../tokens/claims'
import { isCodeVerifier, meetsChallenge, shownChallenge } from '../tokens/code-verifier'
import { idTokenTellsOfPerson, signIdToken } from '../tokens/id-token'
import { madeTokens } from '../tokens/issue'
import { personBehind, tellsOfPerson } from '../tokens/person-behind'
import { consentObjection, linkedSessionObjection } from '../tokens/standing'
import { userObjection } from '../tokens/user-state'
import { grantableClaims } from '../user-info'
import type { Grant, GrantRequest, TokenResponse } from './grant'

const paramsSchema = z.object({
  code: z.string(),
  redirect_uri: z.string(),
  code_verifier: z.string().optional(),
})
type CodeParams = z.output<typeof paramsSchema>

type Decision =
  | { outcome: 'good'; hash: string; stored: StoredCode; user: RuntimeUser; granted: GrantedScopes }
  /** the code came back after its use */
  | { outcome: 'replay'; stored: StoredCode }

/**
 * A code that a person's browser carried to the client becomes tokens: once, for that client, with the redirect URI and
 * the proof key it was asked for with. One that comes back ends what it gave.
 * @see RFC 6749 §4.1.3 and §4.1.4, RFC 7636 §4.5 and §4.6, RFC 9700 §2.1.1; OpenID Connect Core 1.0 §3.1.3
 */
export const authorizationCode: Grant<CodeParams, Decision> = {
  grantType: 'AUTHORIZATION_CODE',
  standardName: 'authorization_code',
  paramsSchema,
  publicClients: true,

  async validate(request, params) {
    const { domain, authenticated, codes } = request
    const { client } = authenticated
    const hash = codeHash(params.code)
    const stored = hash === null ? null : await codes.find(hash)
    if (hash === null || !stored) throw refuse('code.known', hash === null ? 'something else' : 'an unknown one')
    const { code } = stored
    if (code.domainId !== domain.id || code.clientPk !== client.pk) throw refuse('code.client', 'one of another client')
    // Whoever proved to be the client and has a used code: the rest of the request does not matter any more.
    if (stored.consumedAt) return { outcome: 'replay', stored }
    checkRequest(request, code, params)
    const granted = await narrowScopes(request.config, domain, client, code.scopes, undefined)
    await checkStanding(request, stored, granted)
    return { outcome: 'good', hash, stored, granted, user: await requireUser(request, code, granted) }
  },

  async issue(request, decision, deps) {
    if (decision.outcome === 'replay') return refuseReplay(request, decision.stored.code, deps)
    const { hash, stored, user, granted } = decision
    const { code, standing } = stored
    const { domain, authenticated, server, now } = request
    const { client } = authenticated
    const { signedInAt, sessionId, nonce } = code
    const grantee = { grantType: 'AUTHORIZATION_CODE', subject: user.username, user, granted } as const
    const kept = keptClaims(request, code)
    const facts = { session: standing.session, signedInAt, kept }
    const { answer, begins } = await madeTokens(request, deps, { ...grantee, ...facts }, code.tokenId)
    const whole: TokenResponse = { ...answer, scope: granted.scopes.join(' ') }
    if (granted.scopes.includes('openid')) {
      const who = { domain, client, user, signedInAt, nonce, sessionId, accessToken: answer.access_token }
      const wishes = code.claimsRequest?.idToken ?? null
      whole.id_token = await signIdToken(deps.signer, { ...who, wishes, publicUrl: deps.publicUrl, server, now })
    }
    // Last, and together with the family: of two at once one gets an answer, and the other finds what to end.
    if (!(await deps.browser.codes.consume(hash, now, begins))) return refuseReplay(request, code, deps)
    return whole
  },
}

const SHAPE = /^[A-Za-z0-9_-]{43}$/

/** How a code is looked up; null for what cannot be one of ours. */
export function codeHash(code: string): string | null {
  return SHAPE.test(code) ? sha256Hex(code) : null
}

function checkRequest(request: GrantRequest, code: AuthorizationCode, params: CodeParams): void {
  const { authenticated, now } = request
  const { tokensValidFrom } = authenticated.client
  if (params.redirect_uri !== code.redirectUri) throw refuse('code.redirect-uri', 'another one')
  if (code.expiresAt <= now) throw refuse('code.live', 'an expired one')
  checkProofKey(request, code, params.code_verifier)
  if (tokensValidFrom && code.issuedAt < tokensValidFrom) throw refuse('code.client-revoked', 'one of before')
}

function checkProofKey({ domain, authenticated }: GrantRequest, code: AuthorizationCode, verifier?: string): void {
  const { challenge } = code
  const { usePkce, clientType } = authenticated.client
  if (challenge === null) {
    // Where the domain ignores proof keys of such a client, it ignores both halves of them.
    const isIgnored = pkceRule(usePkce, clientType, domainPkce(domain.customAttrs)).demand === 'ignored'
    if (verifier !== undefined && !isIgnored) throw refuse('code.no-challenge', 'a code_verifier')
    return
  }
  if (verifier === undefined) throw refuse('code.verifier', 'none')
  if (!isCodeVerifier(verifier)) throw refuse('code.verifier-form', 'something else')
  if (!meetsChallenge(verifier, challenge)) throw refuse('code.challenge', 'another code_verifier')
}

/** What was decided between the page and this request. */
async function checkStanding({ config, domain, now }: GrantRequest, stored: StoredCode, granted: GrantedScopes) {
  const { code, standing } = stored
  const withdrawn = await consentObjection({
    config,
    domain,
    scopes: granted.scopes,
    standing,
    instant: ({ accessTokensValidFrom: access, refreshTokensValidFrom: refresh }) =>
      access && refresh && refresh > access ? refresh : (access ?? refresh),
    isOlder: (instant) => code.issuedAt < instant,
  })
  if (withdrawn) throw refuse('code.consent', `one of before, at ${withdrawn.resourceName}`)
  if (code.sessionId === null || !ssoSettings(domain.customAttrs).linksTokens) return
  const over = linkedSessionObjection(standing.session, code, now)
  if (over) throw refuse('code.session', `one whose session is ${over}`)
}

async function requireUser(
  { users, authenticated, server, now }: GrantRequest,
  code: AuthorizationCode,
  { resources }: GrantedScopes,
): Promise<RuntimeUser> {
  const { client } = authenticated
  const isTold = tellsOfPerson(client, resources) || idTokenTellsOfPerson(client, code.claimsRequest?.idToken ?? null)
  const user = await personBehind(users, { id: code.userId, username: code.username }, isTold, now)
  const objection = userObjection(user, (instant) => code.issuedAt < instant, server)
  if (objection) throw refuse(`code.${objection.objection}`, objection.got)
  if (!user) throw refuse('code.user-state', 'gone')
  return user
}

/** What the tokens of the authorization carry, through every refresh. @see spec runtime-api §6 */
function keptClaims({ domain, authenticated }: GrantRequest, code: AuthorizationCode): Claims {
  const { nonce, challenge, sessionId, claimsRequest } = code
  const asked = claimsRequest ? grantableClaims(Object.keys(claimsRequest.userinfo), authenticated.client.scopes) : []
  return {
    grant: 'AUTHORIZATION_CODE',
    // The original shows it as it stood in the query.
    ...(nonce !== null && { nonce: encodeURIComponent(nonce) }),
    ...(challenge && { code_challenge: shownChallenge(challenge), code_challenge_method: challenge.method }),
    ...(sessionId !== null && ssoSettings(domain.customAttrs).linksTokens && { sid: sessionId }),
    ...(asked.length > 0 && { userinfo_claims: asked }),
  }
}

async function refuseReplay(request: GrantRequest, code: AuthorizationCode, deps: OAuthDeps): Promise<never> {
  const { domain, authenticated, address, correlationId, now } = request
  await deps.browser.codes.revokeForReplay(code, {
    at: now,
    address,
    correlationId,
    domainName: domain.name,
    clientId: authenticated.client.clientId,
  })
  throw refuse('code.used', 'a used one')
}
