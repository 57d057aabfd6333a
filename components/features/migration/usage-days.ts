import type { UsageBucket } from '@/lib/schemas/migration/usage'

export interface UsageDay {
  /** `2026-11-21` */
  date: string
  ssd: number
  ocim: number
  api: number
  refused: number
}

const DAY_MS = 86_400_000
const WORDS = { SSD: 'ssd', OCIM: 'ocim', API: 'api' } as const

/** Folds buckets into days from `from` up to and including the day of `to`, empty ones included; UTC, as they are kept. */
export function usageDays(buckets: readonly UsageBucket[], from: Date, to: Date): UsageDay[] {
  const days = new Map<string, UsageDay>()
  for (let at = startOfDay(from); at <= to.getTime(); at += DAY_MS) {
    const date = new Date(at).toISOString().slice(0, 10)
    days.set(date, { date, ssd: 0, ocim: 0, api: 0, refused: 0 })
  }
  for (const { at, kind, outcome, count } of buckets) {
    const day = days.get(new Date(at).toISOString().slice(0, 10))
    if (!day) continue
    if (outcome === 'ok') day[WORDS[kind]] += count
    else day.refused += count
  }
  return [...days.values()]
}

function startOfDay(at: Date): number {
  return Math.floor(at.getTime() / DAY_MS) * DAY_MS
}
