import type { ServiceContext } from '@/lib/auth/context'
import type { TokenBelongings, TokenInspection } from '@/lib/schemas/token-inspection'
import type { ClientRecord, DomainRecord } from '@/lib/store/policy-types'
import type { FamilyRecord } from '@/lib/store/token-types'
import { explainOwnClaims } from './explain-own-claims'
import { inspectOtherToken } from './inspect-other-token'
import { inspectedRules } from './inspected-rules'
import { protocolProbe, type Verdict } from './protocol-probe'
import { reachedDomain, reachesUser } from './reach'
import type { ReadToken } from './read-token'
import { revocationTargets } from './revocation-targets'
import { tokenChain } from './token-chain'
import { isPasswordChangeChecked, tokenEnders } from './token-enders'
import { grantInWords, tokenSentence, unprovenSentence } from './token-sentence'

type Jws = Extract<ReadToken, { shape: 'jws' }>

/** Whether the domain signed the token: the verdict came after the rule about its signature. What is unknown proves nothing. */
function isProven(verdict: Verdict): boolean {
  if (verdict.passes) return true
  const order = protocolProbe().accessTokenRules.map((rule) => rule.id)
  return order.indexOf(verdict.rule.id) > order.indexOf('token.signature')
}

export async function inspectAccessToken(ctx: ServiceContext, jws: Jws): Promise<TokenInspection> {
  const { header, claims } = jws
  const named = typeof claims.domain === 'string' ? claims.domain : ''
  const domain = named === '' ? null : await reachedDomain(ctx, { name: named })
  if (!domain) return foreign(jws)
  const verdict = await protocolProbe().verifyAccessToken(domain.name, jws.token)
  const isSigned = isProven(verdict)
  const other = isSigned ? await inspectOtherToken(ctx, jws, domain) : null
  if (other) return other
  const client = typeof claims.client === 'string' ? await ctx.store.clients.byClientId(domain.id, claims.client) : null
  const family = isSigned ? await familyOf(ctx, domain, claims) : null
  const belongings = await belongingsOf(ctx, domain, client, family, claims)
  const userId = belongings.user?.id ?? null
  const places = { domainId: domain.id, clientPk: client?.pk, userId: belongings.user?.canOpen ? userId : null }
  const passwordChangeCheck = await isPasswordChangeChecked(ctx)
  return {
    kind: 'access token',
    sentence: isSigned
      ? tokenSentence('access token', verdict, belongings, ctx.clock.now())
      : unprovenSentence(verdict),
    tone: verdict.passes ? 'good' : 'bad',
    header,
    claims,
    explanations: isSigned && client ? await explainOwnClaims(ctx, client.pk, claims) : [],
    isSigned,
    belongings,
    rules: inspectedRules(protocolProbe().accessTokenRules, verdict, places),
    chain: family ? await tokenChain(ctx, family, thisToken(claims, verdict)) : [],
    enders: isSigned
      ? tokenEnders(belongings, {
          isRefreshToken: false,
          hasFamily: family !== null,
          passwordChangeCheck,
          isConsented: claims.grant === 'AUTHORIZATION_CODE',
          isLinked: claims.sid !== undefined,
        })
      : [],
    targets: isSigned ? await revocationTargets(ctx, targetsOf(domain, client, family, claims, verdict)) : null,
  }
}

async function familyOf(
  ctx: ServiceContext,
  domain: DomainRecord,
  claims: Record<string, unknown>,
): Promise<FamilyRecord | null> {
  const { refreshTokenId, familyId } = protocolProbe().namesOf(claims)
  const { refreshTokens } = ctx.store
  const parent = refreshTokenId === null ? null : await refreshTokens.findById(refreshTokenId)
  const id = parent?.family.id ?? (refreshTokenId === null ? familyId : null)
  const family = id === null ? null : await refreshTokens.family(id)
  return family?.domainId === domain.id ? family : null
}

async function belongingsOf(
  ctx: ServiceContext,
  domain: DomainRecord,
  client: ClientRecord | null,
  family: FamilyRecord | null,
  claims: Record<string, unknown>,
): Promise<TokenBelongings> {
  const isOwn = claims.uid === undefined && claims.sub === claims.client
  const userId = typeof claims.uid === 'string' ? claims.uid : null
  return {
    domain: { id: domain.id, name: domain.name },
    client: client && { pk: client.pk, name: client.name, clientId: client.clientId },
    user: isOwn
      ? null
      : {
          id: userId,
          name: String(claims.sub ?? 'nobody'),
          canOpen: userId !== null && (await reachesUser(ctx, 'users:read', userId)),
        },
    grant: grantInWords(grantOf(claims, family, isOwn)),
    actors: actorsOf(claims.act),
    scopes: Array.isArray(claims.scope) ? claims.scope.map(String) : [],
    issuedAt: instant(claims.iat),
    expiresAt: instant(claims.exp),
  }
}

/** The family knows; without one the claims tell as much as they do. */
function grantOf(claims: Record<string, unknown>, family: FamilyRecord | null, isOwn: boolean): string | null {
  if (family) return family.grantType
  if (claims.act !== undefined) return 'TOKEN_EXCHANGE'
  if (typeof claims.grant === 'string') return claims.grant
  return isOwn ? 'CLIENT_CREDENTIALS' : null
}

/** @see RFC 8693 §4.1: an actor may itself be acted for */
function actorsOf(act: unknown): string[] {
  const actors: string[] = []
  for (let each = act; isObject(each) && actors.length < 10; each = each.act) actors.push(String(each.sub ?? 'unnamed'))
  return actors
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function instant(seconds: unknown): Date | null {
  return typeof seconds === 'number' && Math.abs(seconds) < 8e12 ? new Date(seconds * 1000) : null
}

function thisToken(claims: Record<string, unknown>, verdict: Verdict) {
  const { refreshTokenId } = protocolProbe().namesOf(claims)
  return { kind: 'access' as const, refreshTokenId, isValid: verdict.passes, issuedAt: instant(claims.iat) }
}

function targetsOf(
  domain: DomainRecord,
  client: ClientRecord | null,
  family: FamilyRecord | null,
  claims: Record<string, unknown>,
  verdict: Verdict,
) {
  const expiresAt = instant(claims.exp)
  // What has ended or was revoked by itself need not be again.
  const isOver = !verdict.passes && ['token.live', 'token.revoked'].includes(verdict.rule.id)
  const { jti, uid } = claims
  return {
    domainId: domain.id,
    accessToken:
      typeof jti === 'string' && expiresAt && !isOver ? { domainId: domain.id, tokenId: jti, expiresAt } : null,
    familyId: family && !family.revokedAt ? family.id : null,
    userId: typeof uid === 'string' ? uid : null,
    clientPk: client?.pk ?? null,
  }
}

function foreign({ header, claims }: Jws): TokenInspection {
  const issuer = typeof claims.iss === 'string' ? ` It says that ${claims.iss.slice(0, 200)} issued it.` : ''
  return {
    kind: 'foreign token',
    sentence: `Not one of yours: it names no domain that you see here.${issuer} Its signature was not checked.`,
    tone: 'neutral',
    header,
    claims,
    explanations: [],
    isSigned: null,
    belongings: null,
    rules: [],
    chain: [],
    enders: [],
    targets: null,
  }
}
