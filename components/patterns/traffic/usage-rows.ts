import type { Usage } from '@/lib/schemas/migration/usage'

export interface UsageBar {
  at: Date
  ssd: number
  ocim: number
  calls: number
  refused: number
}

/** The span that a page looks at: days beyond the first, because hours are kept for three days only. */
export const RANGES = {
  day: { label: '24 hours', granularity: 'HOUR', buckets: 24, bucketMs: 3_600_000 },
  week: { label: '7 days', granularity: 'DAY', buckets: 7, bucketMs: 86_400_000 },
  month: { label: '30 days', granularity: 'DAY', buckets: 30, bucketMs: 86_400_000 },
} as const
export type RangeName = keyof typeof RANGES

export function rangeFrom(value: string | undefined): RangeName {
  return value === 'week' || value === 'month' ? value : 'day'
}

/** From the bucket that holds the first instant to the one that is running now. */
export function spanOf(range: RangeName, now: Date): { from: Date; to: Date } {
  const { buckets, bucketMs } = RANGES[range]
  const end = Math.floor(now.getTime() / bucketMs) * bucketMs + bucketMs
  return { from: new Date(end - buckets * bucketMs), to: new Date(end) }
}

/** A bar for each bucket of the span, those without a request too. */
export function usageBars(found: Usage['buckets'], range: RangeName, now: Date): UsageBar[] {
  const { from } = spanOf(range, now)
  const { buckets, bucketMs } = RANGES[range]
  const bars = Array.from({ length: buckets }, (_, index) => ({
    at: new Date(from.getTime() + index * bucketMs),
    ssd: 0,
    ocim: 0,
    calls: 0,
    refused: 0,
  }))
  for (const { at, kind, outcome, count } of found) {
    const bar = bars[Math.floor((at.getTime() - from.getTime()) / bucketMs)]
    if (!bar) continue
    if (outcome !== 'ok') bar.refused += count
    else bar[kind === 'SSD' ? 'ssd' : kind === 'OCIM' ? 'ocim' : 'calls'] += count
  }
  return bars
}

export function totals(bars: readonly UsageBar[]): Omit<UsageBar, 'at'> {
  const sum = { ssd: 0, ocim: 0, calls: 0, refused: 0 }
  for (const bar of bars) {
    sum.ssd += bar.ssd
    sum.ocim += bar.ocim
    sum.calls += bar.calls
    sum.refused += bar.refused
  }
  return sum
}
