import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'

const LIMIT = 200

/**
 * Aliases of pairs that could be published in a domain: their certificate is not over, and they have no part in it yet.
 * Whoever is bound to some domains may take no pair of another, and makes a new one instead.
 */
export async function publishableAliases(ctx: ServiceContext, domainId: string): Promise<string[]> {
  authorize(ctx.actor, 'keys:read', domainId)
  const { store, actor, clock } = ctx
  if (actor.domainIds !== null) return []
  const now = clock.now()
  const [{ items }, own] = await Promise.all([
    store.keyPairs.list(null, LIMIT, null),
    store.keyPairs.forDomain(domainId),
  ])
  const taken = new Set(own.filter(({ state }) => state !== 'RETIRING').map(({ keyPairId }) => keyPairId))
  return items
    .filter(({ id, notAfter }) => notAfter > now && !taken.has(id))
    .map(({ alias }) => alias)
    .sort()
}
