import { addSeconds } from '@/lib/base/clock'
import { shortId, timedShortId } from '@/lib/base/random'
import type { GrantTypeName } from '@/lib/schemas/grant-type'
import type { OAuthDeps } from '../deps'
import type { GrantRequest, TokenResponse } from '../grants/grant'
import type { RuntimeUser } from '../ports'
import type { FamilyStart } from '../ports/authorization-codes'
import type { NewRefreshToken, TokenFamily } from '../ports/refresh-tokens'
import type { SessionFacts } from '../ports/token-states'
import type { GrantedScopes } from '../scopes'
import { signClaims } from './access-token'
import { accessTokenClaims, accessTokenTtlSeconds, type Claims } from './claims'
import { familyIdOf } from './family-id'
import { refreshRules } from './refresh-settings'
import { newRefreshToken, type RefreshTokenValue } from './refresh-token'

/** Whom a token speaks for and what it may do, once every rule held. */
export interface Grantee {
  grantType: GrantTypeName
  subject: string
  /** null where a client speaks for itself, or a stranger's assertion does */
  user: RuntimeUser | null
  granted: GrantedScopes
  /** the sign-in session behind it: expressions tell of it, and the family names it */
  session?: SessionFacts | null
  /** when the person proved who they are here; null or absent where nobody did */
  signedInAt?: Date | null
  /** claims that the grant decides; `kept` ones stay with the family through every refresh */
  extra?: Claims
  kept?: Claims
  ttlSeconds?: number
  audience?: readonly string[]
}

/** The answer of a grant: one access token. */
export async function issueAccessToken(
  request: GrantRequest,
  deps: Pick<OAuthDeps, 'signer' | 'publicUrl' | 'random'>,
  { kept, extra, signedInAt: _, ...grantee }: Grantee,
  tokenId = shortId(deps.random),
): Promise<TokenResponse> {
  const { domain, authenticated, server, address, now } = request
  const facts = {
    ...grantee,
    domain,
    client: authenticated.client,
    server,
    address,
    publicUrl: deps.publicUrl,
    tokenId,
    now,
    extra: { ...kept, ...extra },
  }
  const { granted } = grantee
  return {
    access_token: await signClaims(deps.signer, domain, accessTokenClaims(facts)),
    token_type: 'Bearer',
    expires_in: grantee.ttlSeconds ?? accessTokenTtlSeconds(domain),
    // RFC 6749 §5.1: required where the scope differs from the one asked for, and none was asked for.
    ...(granted.defaulted && { scope: granted.scopes.join(' ') }),
  }
}

/**
 * The answer of a grant that speaks for somebody: an access token, and the first refresh token of a new family where the
 * domain issues them (`refreshTokenEnabled` of ACCESS_TOKEN, and nothing else, decides). @see spec runtime-api §2
 */
export async function issueWithRefreshToken(
  request: GrantRequest,
  deps: OAuthDeps,
  grantee: Grantee,
): Promise<TokenResponse> {
  const { answer, begins } = await madeTokens(request, deps, grantee, timedShortId(deps.random, request.now))
  if (begins) await deps.refreshTokens.start(begins.family, begins.first)
  return answer
}

/**
 * The same, made but not begun: the answer is good only once the family is stored, which is for the caller to do.
 * @param tokenId `jti` of the access token; the same bits name the family
 */
export async function madeTokens(
  request: GrantRequest,
  deps: Pick<OAuthDeps, 'signer' | 'publicUrl' | 'random'>,
  grantee: Grantee,
  tokenId: string,
): Promise<{ answer: TokenResponse; begins: FamilyStart | null }> {
  const { domain, server } = request
  const rules = refreshRules(domain, server)
  const familyId = familyIdOf(tokenId)
  // Signed first: a family whose access token could not be signed would be there for nobody.
  const answer = await issueAccessToken(request, deps, grantee, tokenId)
  if (rules.ttlSeconds === null || familyId === null) return { answer, begins: null }
  const family = newFamily(request, grantee, familyId, rules.absoluteSeconds)
  const value = newRefreshToken(deps.random, request.now)
  const first = storedForm(request, value, rules.ttlSeconds, family.expiresAt)
  return { answer: { ...answer, refresh_token: value.token }, begins: { family, first } }
}

function newFamily(
  { domain, authenticated, now }: GrantRequest,
  { grantType, subject, user, granted, kept, session, signedInAt }: Grantee,
  id: string,
  absoluteSeconds: number | null,
): TokenFamily {
  return {
    id,
    domainId: domain.id,
    clientPk: authenticated.client.pk,
    userId: user?.id ?? null,
    subject,
    grantType,
    scopes: [...granted.scopes],
    claims: kept ?? {},
    sessionId: session?.id ?? null,
    signedInAt: signedInAt ?? null,
    createdAt: now,
    expiresAt: absoluteSeconds === null ? null : addSeconds(now, absoluteSeconds),
    revokedAt: null,
  }
}

/** A refresh token as it is kept: it ends with its own life or with its family, whichever comes first. */
export function storedForm(
  { domain, now }: Pick<GrantRequest, 'domain' | 'now'>,
  { id, hash }: RefreshTokenValue,
  ttlSeconds: number,
  familyEnd: Date | null,
): NewRefreshToken {
  const ownEnd = addSeconds(now, ttlSeconds)
  const expiresAt = familyEnd && familyEnd < ownEnd ? familyEnd : ownEnd
  // The last access token minted from it outlives it by so much.
  return { id, hash, issuedAt: now, expiresAt, endsAt: addSeconds(expiresAt, accessTokenTtlSeconds(domain)) }
}
