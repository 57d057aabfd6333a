import type { DomainKeyView } from '@/lib/schemas/key-pair'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const MAX_SPAN_MS = 90 * DAY_MS

export type SegmentKind = 'published' | 'signing' | 'retiring'
export interface Segment {
  kind: SegmentKind
  /** per cent of the width */
  from: number
  to: number
}

export interface TimeLineShape {
  /** the instants at the two edges; now is in the middle */
  start: Date
  end: Date
  rows: { keyPairId: string; segments: Segment[] }[]
}

type Key = Pick<DomainKeyView, 'state' | 'publishedAt' | 'signingAt' | 'retiresAt' | 'isPublished'> & {
  pair: { id: string }
}

/**
 * Where the bars of a time line are. The past is the left half and the future the right half, each with a scale of its
 * own: a window of hours stays visible beside a key that has signed for a year.
 * @param plannedAt the next step that is planned, so that it is in the picture
 */
export function timeLineShape(keys: readonly Key[], now: Date, plannedAt: Date | null): TimeLineShape {
  const at = now.getTime()
  const instants = keys.flatMap(({ publishedAt, signingAt, retiresAt }) => [publishedAt, signingAt, retiresAt])
  const spans = [...instants, plannedAt].flatMap((instant) => (instant ? [instant.getTime() - at] : []))
  // The oldest event may be years away; the newest are what the picture is for.
  const past = clamp(Math.max(0, ...spans.filter((span) => span < 0).map((span) => -span)))
  const future = clamp(Math.max(0, ...spans.filter((span) => span > 0)))
  const position = (instant: number) =>
    instant <= at ? 50 * (1 - Math.min(1, (at - instant) / past)) : 50 + 50 * Math.min(1, (instant - at) / future)
  return {
    start: new Date(at - past),
    end: new Date(at + future),
    rows: keys.map((key) => ({
      keyPairId: key.pair.id,
      segments: segmentsOf(key, keys, at).flatMap(([kind, from, to]) => {
        const segment = { kind, from: position(from), to: to === null ? 100 : position(to) }
        return segment.to > segment.from ? [segment] : []
      }),
    })),
  }
}

/** `null` as an end: nobody knows when. */
function segmentsOf(key: Key, keys: readonly Key[], now: number): [SegmentKind, number, number | null][] {
  const published = key.publishedAt.getTime()
  if (key.state === 'PUBLISHED') return [['published', published, null]]
  const signing = key.signingAt?.getTime() ?? published
  const before: [SegmentKind, number, number | null] = ['published', published, signing]
  if (key.state === 'SIGNING') return [before, ['signing', signing, null]]
  const end = key.retiresAt?.getTime() ?? now
  const replaced = Math.min(end, now, ...keys.flatMap((other) => laterThan(other.signingAt, signing)))
  return [before, ['signing', signing, replaced], ['retiring', replaced, end]]
}

function laterThan(instant: Date | null, floor: number): number[] {
  return instant && instant.getTime() > floor ? [instant.getTime()] : []
}

function clamp(span: number): number {
  return Math.min(Math.max(span, DAY_MS), MAX_SPAN_MS)
}
