/** How far back one looks: the last 24 hours by the hour, or the last 30 days by the day. */
export const ACTIVITY_SPANS = ['24h', '30d'] as const
export type ActivitySpan = (typeof ACTIVITY_SPANS)[number]

export interface ActivityBucket {
  startAt: Date
  issued: number
  refused: number
}

export interface ActivityRefusals {
  /** without words where an earlier version had the rule */
  rule: { id: string; expected: string | null; where: string | null; href: string | null }
  grantType: string
  count: number
  /** beginning of the last hour or day in which it happened */
  lastAt: Date
}

/** What a client asked the token endpoint for, and what came of it. */
export interface ClientActivity {
  span: ActivitySpan
  /** oldest first, empty ones included */
  buckets: ActivityBucket[]
  issued: { grantType: string; count: number; lastAt: Date }[]
  /** the most frequent first */
  refused: ActivityRefusals[]
}
