import type { ServiceContext } from '@/lib/auth/context'
import { authorize, may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { listFamilies } from '@/lib/policy/token-families'
import type { FamilyJudgement, RefusedReport, TokenCut } from '@/lib/schemas/refused-report'
import type { TokenFamilyView } from '@/lib/schemas/token-family'
import type { UserRecord } from '@/lib/store/user-types'
import { loadUser } from '@/lib/users/reach'
import { judgedGrants } from './judged-grants'
import { judgementOf } from './judgement'
import { protocolProbe } from './protocol-probe'
import { isPasswordChangeChecked } from './token-enders'
import { grantInWords } from './token-sentence'

const MAX_DOMAINS = 200
const MAX_FAMILIES = 20
const MAX_CONSENTS = 20

/**
 * For every way to a token of a person, and for the tokens that exist, whether it would pass now and which rule decides.
 * The rules are run as they are for a request; nothing is issued, counted or used up.
 * @param domainId where the grants are tried; the first domain of the person's store when absent
 */
export async function refusedForUser(
  ctx: ServiceContext,
  userId: string,
  domainId: string | undefined,
): Promise<RefusedReport> {
  authorize(ctx.actor, 'tokens:inspect')
  const { user, store } = await loadUser(ctx.store, ctx.actor, 'users:read', { id: userId })
  const using = await ctx.store.identityStores.domainsUsing(store.name, MAX_DOMAINS)
  const domains = using.filter((each) => may(ctx.actor, 'tokens:inspect', each.id))
  const domain = domains.find((each) => each.id === domainId) ?? domains[0] ?? null
  const families = await listFamilies(ctx, { userId }, { limit: MAX_FAMILIES })
  return {
    domains,
    domain,
    grants: domain ? await judgedGrants(ctx, domain, user) : [],
    families: await Promise.all(families.items.map((family) => judgedFamily(family, userId))),
    familyTotal: families.total,
    cuts: await cuts(ctx, user),
  }
}

async function judgedFamily(family: TokenFamilyView, userId: string): Promise<FamilyJudgement> {
  const { id, domainId, domainName, clientPk, clientId, clientName, newest, createdAt, linkedSessionId } = family
  const place = { domainName, clientId }
  const places = { domainId, clientPk, userId }
  const probe = protocolProbe()
  const [refresh, access] = await Promise.all([
    probe.dryRun({ ...place, grantType: 'REFRESH_TOKEN', refreshTokenId: newest?.id ?? '' }),
    probe.verifySupposed({
      grantType: family.grantType,
      ...place,
      userId,
      subject: family.subject,
      scopes: family.scopes,
      issuedAt: newest?.issuedAt ?? createdAt,
      familyId: id,
      refreshTokenId: newest?.id ?? null,
      linkedSessionId,
    }),
  ])
  return {
    id,
    domainName,
    client: { pk: clientPk, name: clientName },
    grant: grantInWords(family.grantType) ?? family.grantType,
    createdAt,
    refresh: judgementOf(refresh, places),
    access: judgementOf(access, places),
  }
}

/** Consents whose tokens of before an instant are refused, as far as the reader sees them. */
async function consentCuts({ store, actor, clock }: ServiceContext, user: UserRecord): Promise<TokenCut[]> {
  const filter = { visible: actor.domainIds, userId: user.id, now: clock.now(), limit: MAX_CONSENTS }
  const { items } = await store.consents.list(filter)
  return items.flatMap(({ clientName, resourceName, revokedAt, accessTokensValidFrom, refreshTokensValidFrom }) => {
    const at = accessTokensValidFrom ?? refreshTokensValidFrom
    const what = revokedAt ? 'the consent was withdrawn' : 'tokens were revoked'
    return at
      ? [{ what: `${what} for ${clientName} at ${resourceName}`, at, href: routes.user(user.id, 'access') }]
      : []
  })
}

async function cuts(ctx: ServiceContext, user: UserRecord): Promise<TokenCut[]> {
  const found: TokenCut[] = []
  if (user.tokensValidFrom) {
    found.push({ what: 'signed out everywhere', at: user.tokensValidFrom, href: routes.user(user.id) })
  }
  if (user.passwordChangedAt && (await isPasswordChangeChecked(ctx))) {
    found.push({ what: 'the password was changed', at: user.passwordChangedAt, href: routes.oauthSettings() })
  }
  found.push(...(await consentCuts(ctx, user)))
  return found.sort((a, b) => b.at.getTime() - a.at.getTime())
}
