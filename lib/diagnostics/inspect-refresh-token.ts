import type { ServiceContext } from '@/lib/auth/context'
import type { TokenBelongings, TokenInspection } from '@/lib/schemas/token-inspection'
import { inspectedRules } from './inspected-rules'
import { protocolProbe } from './protocol-probe'
import { reachedDomain, reachesUser } from './reach'
import { revocationTargets } from './revocation-targets'
import { tokenChain } from './token-chain'
import { isPasswordChangeChecked, tokenEnders } from './token-enders'
import { grantInWords, tokenSentence } from './token-sentence'

/** null when the text is no refresh token of a domain the reader may see. */
export async function inspectRefreshToken(ctx: ServiceContext, token: string): Promise<TokenInspection | null> {
  const probe = protocolProbe()
  const hash = probe.refreshTokenHash(token)
  const stored = hash === null ? null : await ctx.store.refreshTokens.find(hash)
  const family = stored && (await ctx.store.refreshTokens.family(stored.family.id))
  const domain = family && (await reachedDomain(ctx, { id: family.domainId }))
  if (!stored || !family || !domain) return null
  const client = await ctx.store.clients.byPk(family.clientPk)
  const clientId = client?.clientId ?? ''
  const verdict = await probe.dryRun({
    grantType: 'REFRESH_TOKEN',
    domainName: domain.name,
    clientId,
    refreshTokenId: stored.id,
  })
  const canOpen = family.userId !== null && (await reachesUser(ctx, 'users:read', family.userId))
  const belongings: TokenBelongings = {
    domain: { id: domain.id, name: domain.name },
    client: client && { pk: client.pk, name: client.name, clientId },
    user: family.subject === clientId ? null : { id: family.userId, name: family.subject, canOpen },
    grant: grantInWords(family.grantType),
    actors: [],
    scopes: [...family.scopes],
    issuedAt: stored.issuedAt,
    expiresAt: stored.expiresAt,
  }
  const places = { domainId: domain.id, clientPk: client?.pk, userId: canOpen ? family.userId : null }
  const passwordChangeCheck = await isPasswordChangeChecked(ctx)
  return {
    kind: 'refresh token',
    sentence: tokenSentence('refresh token', verdict, belongings, ctx.clock.now()),
    tone: verdict.passes ? 'good' : 'bad',
    header: null,
    claims: null,
    explanations: [],
    isSigned: null,
    belongings,
    rules: inspectedRules(probe.refreshTokenRules, verdict, places),
    chain: await tokenChain(ctx, family, {
      kind: 'refresh',
      refreshTokenId: stored.id,
      isValid: verdict.passes,
      issuedAt: stored.issuedAt,
    }),
    enders: tokenEnders(belongings, {
      isRefreshToken: true,
      hasFamily: true,
      passwordChangeCheck,
      isConsented: family.grantType === 'AUTHORIZATION_CODE',
      isLinked: family.claims.sid !== undefined,
    }),
    targets: await revocationTargets(ctx, {
      domainId: domain.id,
      accessToken: null,
      familyId: family.revokedAt ? null : family.id,
      userId: family.userId,
      clientPk: client?.pk ?? null,
    }),
  }
}
