import type { Actor } from '@/lib/auth/actor'
import type { StoreScope } from '@/lib/store/store'

/**
 * Whoever is bound to domains takes only pairs that serve those and no other: with the pair of another tenant their
 * tokens would carry its signature. To them a pair out of reach is one that does not exist.
 */
export async function isInReach(
  tx: Pick<StoreScope, 'keyPairs'>,
  { domainIds }: Pick<Actor, 'domainIds'>,
  keyPairId: string,
): Promise<boolean> {
  if (domainIds === null) return true
  const assignments = await tx.keyPairs.assignmentsOf(keyPairId)
  return assignments.length > 0 && assignments.every(({ domainId }) => domainIds.includes(domainId))
}
