import type { GatewayRuleId } from '@/lib/schemas/migration/gateway-rules'
import type { BulkRows } from '@/lib/store/migration/bulk-types'
import { chance } from './chance'
import type { Timing } from './timing'
import type { DemoIntegration } from './types'

const DAY_MS = 86_400_000
const DAYS = 30
/** API calls that a token is good for */
const CALLS_A_TOKEN = 9

type UsageRow = NonNullable<BulkRows['gatewayUsage']>[number]
interface Day {
  bucket: Date
  ssd: number
  ocim: number
  /** SSD requests after it was switched off, or OCIM requests that were refused */
  refused: { kind: 'SSD' | 'OCIM'; outcome: GatewayRuleId; count: number } | null
}

/** What one integration did on each of the last days, and since when. */
export interface Series {
  days: Day[]
  firstOcimAt: Date | null
  lastSsdAt: Date | null
  lastOcimAt: Date | null
  lastApiAt: Date | null
}

export function seriesOf(of: DemoIntegration, timing: Timing, now: Date): Series {
  const luck = chance(`traffic ${of.id}`)
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS
  const moved = movedAt(of, timing, now, luck.next())
  const share = ocimShare(of, moved)
  const days = Array.from({ length: DAYS }, (_, at): Day => {
    const bucket = new Date(today - (DAYS - 1 - at) * DAY_MS)
    const weekend = [0, 6].includes(bucket.getUTCDay()) ? 0.7 : 1
    const soFar = at === DAYS - 1 ? (now.getTime() - today) / DAY_MS : 1
    const all = Math.round(of.volume * weekend * (0.85 + luck.next() * 0.3) * soFar)
    const byOcim = Math.round(all * share(bucket))
    const isOff = timing.completedAt !== null && bucket >= startOfDay(timing.completedAt)
    const bySsd = all - byOcim
    if (isOff) {
      const refused = { kind: 'SSD' as const, outcome: 'gateway.scheme-open' as const, count: bySsd }
      return { bucket, ssd: 0, ocim: byOcim, refused: bySsd > 0 ? refused : null }
    }
    const missing = of.stage === 'TESTED' && byOcim > 0
    const refused = { kind: 'OCIM' as const, outcome: 'gateway.scope' as const, count: luck.whole(1, 6) }
    return { bucket, ssd: bySsd, ocim: byOcim, refused: missing ? refused : null }
  })
  const lately = luck.whole(1, 55) * 60_000
  const latest = (read: (day: Day) => number) => {
    const day = days.findLast((each) => read(each) > 0)
    if (!day) return null
    return day.bucket.getTime() === today
      ? new Date(Math.max(today, now.getTime() - lately))
      : new Date(day.bucket.getTime() + DAY_MS - lately)
  }
  return {
    days,
    firstOcimAt: days.some(({ ocim }) => ocim > 0) ? (moved ?? null) : null,
    lastSsdAt: latest(({ ssd }) => ssd),
    lastOcimAt: latest(({ ocim }) => ocim),
    lastApiAt: latest(({ ssd, ocim }) => ssd + ocim),
  }
}

const startOfDay = (at: Date) => new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS)

/** When its first request by OCIM was; null: never. */
function movedAt({ stage }: DemoIntegration, timing: Timing, now: Date, luck: number): Date | null {
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS)
  switch (stage) {
    case 'TESTED':
      return ago(1 + luck * 2)
    case 'DUAL':
      return ago(3 + luck * 5)
    case 'QUIET':
      return ago(4 + luck * 6)
    case 'DONE':
      return new Date((timing.completedAt ?? now).getTime() - (3 + luck * 9) * DAY_MS)
    default:
      return null
  }
}

/** The part of a day's requests that goes by OCIM. */
function ocimShare({ stage }: DemoIntegration, moved: Date | null): (bucket: Date) => number {
  if (!moved) return () => 0
  const since = (bucket: Date) => (bucket.getTime() + DAY_MS - moved.getTime()) / DAY_MS
  if (stage === 'TESTED') return (bucket) => (since(bucket) > 0 ? 0.04 : 0)
  if (stage === 'DUAL') return (bucket) => Math.max(0, Math.min(0.8, since(bucket) / 7))
  return (bucket) => Math.max(0, Math.min(1, since(bucket) / 2))
}

/** Figures of one integration by day. */
export function usageRows(of: DemoIntegration, { days }: Series): UsageRow[] {
  return days.flatMap(({ bucket, ssd, ocim, refused }) => {
    const row = (kind: string, count: number, outcome: string = 'ok'): UsageRow[] =>
      count === 0
        ? []
        : [
            {
              environmentId: of.environment.id,
              integrationId: of.id,
              granularity: 'DAY',
              bucket,
              kind,
              outcome,
              count,
            },
          ]
    const calls = (ssd + (of.stage === 'TESTED' ? 0 : ocim)) * CALLS_A_TOKEN
    return [
      ...row('SSD', ssd),
      ...row('OCIM', ocim),
      ...row('API', calls),
      ...(refused ? row(refused.kind, refused.count, refused.outcome) : []),
    ]
  })
}
