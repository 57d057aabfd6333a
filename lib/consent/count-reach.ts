import type { ServiceContext } from '@/lib/auth/context'
import { defaultTtlSeconds } from '@/lib/schemas/token-type'
import type { ReachCounts, RevocationReach } from '@/lib/store/browser-types'
import type { DomainRecord } from '@/lib/store/policy-types'

/** Each number is counted no further than this. */
export const COUNT_LIMIT = 10_000
/** Domains whose token lives are looked at where a person may have tokens of any. */
const DOMAINS_LOOKED_AT = 200

/** What is alive now of a person or through a client, counted from the store. Whoever asks was checked before. */
export async function countReach(
  ctx: ServiceContext,
  reach: RevocationReach,
  domains?: readonly DomainRecord[],
): Promise<ReachCounts> {
  const looked = domains ?? (await ctx.store.domains.first(DOMAINS_LOOKED_AT))
  const seconds = Math.max(...looked.map(accessTokenSeconds), defaultTtlSeconds('ACCESS_TOKEN'))
  return ctx.store.reach.count(reach, ctx.clock.now(), seconds, COUNT_LIMIT)
}

function accessTokenSeconds({ tokenSettings }: DomainRecord): number {
  return tokenSettings.find(({ tokenType }) => tokenType === 'ACCESS_TOKEN')?.tokenExpiry ?? 0
}
