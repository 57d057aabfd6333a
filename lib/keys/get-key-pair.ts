import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { AppError } from '@/lib/base/app-error'
import type { KeyPairUse, KeyPairView } from '@/lib/schemas/key-pair'
import type { KeyPairRecord } from '@/lib/store/policy-types'
import { isPublished } from './rollover'
import { pairFacts } from './view'

export interface KeyPairWithUse extends KeyPairView {
  /** its part in each domain that the reader may see */
  uses: KeyPairUse[]
}

/**
 * One key pair, by alias or id, with its part in each domain.
 * @throws AppError not_found; also for a pair that no domain of the reader has a part in
 */
export async function getKeyPair(
  ctx: ServiceContext,
  selector: { alias: string } | { id: string },
): Promise<KeyPairWithUse> {
  const { pair, uses } = await pairInView(ctx, selector)
  return { ...pairFacts(pair), domainNames: uses.map(({ domainName }) => domainName), uses }
}

/** The stored pair behind what a reader may see, for those who make something of it. */
export async function pairInView(
  ctx: Pick<ServiceContext, 'actor' | 'store' | 'clock'>,
  selector: { alias: string } | { id: string },
): Promise<{ pair: KeyPairRecord; uses: KeyPairUse[] }> {
  authorize(ctx.actor, 'keys:read')
  const { keyPairs } = ctx.store
  const pair = 'id' in selector ? await keyPairs.byId(selector.id) : await keyPairs.byAlias(selector.alias)
  const assignments = pair ? await keyPairs.assignmentsOf(pair.id) : []
  const { domainIds } = ctx.actor
  const visible = assignments.filter(({ domainId }) => domainIds === null || domainIds.includes(domainId))
  if (!pair || (domainIds !== null && visible.length === 0)) {
    throw new AppError('not_found', 'There is no such key pair, or it is not yours to see')
  }
  const now = ctx.clock.now()
  const alive = await ctx.store.liveTokens.aliveUnder(pair.id, now)
  const uses = visible.map(({ domainId, domainName, state, kid, publishedAt, signingAt, retiresAt }) => {
    const isLive = isPublished({ state, retiresAt }, now)
    const liveTokens = alive.find((tokens) => tokens.domainId === domainId)?.count ?? 0
    return { domainId, domainName, state, kid, publishedAt, signingAt, retiresAt, isPublished: isLive, liveTokens }
  })
  return { pair, uses }
}
