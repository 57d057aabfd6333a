import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { AppError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import { loadDomain } from '@/lib/policy/load'
import { scopeReadings } from '@/lib/policy/scope-names'
import {
  type ExchangeJudgement,
  type ExchangeParty,
  type ExchangePlan,
  exchangePlanSchema,
} from '@/lib/schemas/exchange-plan'
import type { DomainRecord } from '@/lib/store/policy-types'
import { storesInReach } from '@/lib/users/reach'
import { exchangePlace } from './exchange-place'
import { judgementOf } from './judgement'
import { protocolProbe } from './protocol-probe'

/** Says whether an exchange would be allowed now, and if not, which setting of whom is missing. Nothing is issued. */
export async function judgeExchange(ctx: ServiceContext, input: unknown): Promise<ExchangeJudgement> {
  authorize(ctx.actor, 'tokens:inspect')
  const { domainId, ...plan } = parseOrThrow(exchangePlanSchema, input)
  const domain = await loadDomain(ctx.store, ctx.actor, 'tokens:inspect', { id: domainId })
  await checkPeople(ctx, domain, [plan.subject, plan.actor])
  const verdict = await protocolProbe().dryRun({ ...plan, grantType: 'TOKEN_EXCHANGE', domainName: domain.name })
  if (verdict.passes) return { passes: true, rule: null, at: null }
  const at = exchangePlace(verdict.rule, plan.actor !== null)
  return { ...judgementOf(verdict, await placesOf(ctx, domain, plan, at)), at }
}

/** Asking about a name tells whether there is such a person, so only who may see the people may ask. */
async function checkPeople(ctx: ServiceContext, domain: DomainRecord, parties: readonly (ExchangeParty | null)[]) {
  if (!parties.some((party) => party?.kind === 'user')) return
  authorize(ctx.actor, 'users:read')
  const store = await ctx.store.identityStores.byName(domain.identityProvider)
  const reach = await storesInReach(ctx.store, ctx.actor)
  if (reach === null || (store && reach.includes(store.id))) return
  throw new AppError(
    'forbidden',
    'The people of this domain are not yours to see. Paste a token instead of naming a person.',
  )
}

/** The pages of those the chain is about: of the party the rule is about where it is about one. */
async function placesOf(
  ctx: ServiceContext,
  domain: DomainRecord,
  plan: Omit<ExchangePlan, 'domainId'>,
  at: ExchangeJudgement['at'],
) {
  const party = at === 'subject' ? plan.subject : at === 'actor' ? plan.actor : null
  const clientId = party === null ? plan.clientId : party.kind === 'token' ? null : party.clientId
  const client = clientId === null ? null : await ctx.store.clients.byClientId(domain.id, clientId)
  const store = party?.kind === 'user' ? await ctx.store.identityStores.byName(domain.identityProvider) : null
  const user = store && party?.kind === 'user' ? await ctx.store.users.byUsername(store.id, party.username) : null
  const targets = [...plan.resources, ...plan.scopes.flatMap(scopeReadings).map((reading) => reading.resource)]
  const [resource] = targets.length === 0 ? [] : await ctx.store.resources.byNames(domain.id, targets)
  return { domainId: domain.id, clientPk: client?.pk, userId: user?.id, resourceId: resource?.id }
}
