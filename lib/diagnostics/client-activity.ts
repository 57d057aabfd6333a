import type { ServiceContext } from '@/lib/auth/context'
import { addSeconds } from '@/lib/base/clock'
import { getClient } from '@/lib/policy/clients'
import type { ActivityBucket, ActivitySpan, ClientActivity } from '@/lib/schemas/client-activity'
import { protocolProbe } from './protocol-probe'
import { ruleHref } from './rule-links'

const ISSUED = 'issued'
const SPANS = {
  '24h': { span: 'HOUR', bucketMs: 3_600_000, buckets: 24 },
  '30d': { span: 'DAY', bucketMs: 86_400_000, buckets: 30 },
} as const

interface Figure {
  startAt: Date
  grantType: string
  outcome: string
  count: number
}

/**
 * What a client asked the token endpoint for, and what came of it: by hour or day, and every rule that refused it, with
 * the place where that is mended. Requests in which no client was recognised are nobody's.
 * @throws AppError not_found, forbidden
 */
export async function clientActivity(ctx: ServiceContext, pk: string, span: ActivitySpan): Promise<ClientActivity> {
  const client = await getClient(ctx, { pk })
  const { bucketMs, buckets, span: granularity } = SPANS[span]
  const now = ctx.clock.now()
  const last = Math.floor(now.getTime() / bucketMs) * bucketMs
  const from = new Date(last - (buckets - 1) * bucketMs)
  const figures = await ctx.store.usage.series({
    span: granularity,
    from,
    to: addSeconds(now, 1),
    domains: [client.domainId],
    clientPk: pk,
  })
  const probe = protocolProbe()
  const sums = sumsOf(figures)
  return {
    span,
    buckets: byBucket(figures, { from, bucketMs, buckets }),
    issued: sums.filter(({ outcome }) => outcome === ISSUED).map(({ outcome: _, ...sum }) => sum),
    refused: sums
      .filter(({ outcome }) => outcome !== ISSUED)
      .map(({ outcome, ...sum }) => {
        const words = probe.rule(outcome)
        const href = ruleHref(outcome, { domainId: client.domainId, clientPk: pk })
        return { ...sum, rule: { id: outcome, expected: words?.expected ?? null, where: words?.where ?? null, href } }
      }),
  }
}

/** One sum for each grant and outcome, the greatest first. */
function sumsOf(figures: readonly Figure[]) {
  const sums = new Map<string, { grantType: string; outcome: string; count: number; lastAt: Date }>()
  for (const { startAt, grantType, outcome, count } of figures) {
    const key = `${grantType}\n${outcome}`
    const sum = sums.get(key) ?? { grantType, outcome, count: 0, lastAt: startAt }
    sum.count += count
    if (startAt > sum.lastAt) sum.lastAt = startAt
    sums.set(key, sum)
  }
  return [...sums.values()].sort((a, b) => b.count - a.count)
}

function byBucket(
  figures: readonly Figure[],
  { from, bucketMs, buckets }: { from: Date; bucketMs: number; buckets: number },
): ActivityBucket[] {
  const made = Array.from({ length: buckets }, (_, index) => ({
    startAt: new Date(from.getTime() + index * bucketMs),
    issued: 0,
    refused: 0,
  }))
  for (const { startAt, outcome, count } of figures) {
    const bucket = made[Math.floor((startAt.getTime() - from.getTime()) / bucketMs)]
    if (bucket) bucket[outcome === ISSUED ? 'issued' : 'refused'] += count
  }
  return made
}
