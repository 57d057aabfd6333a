import { z } from 'zod'
import type { GatewayKind, GatewayScheme } from './gateway-rules'

export const USAGE_GRANULARITIES = ['MINUTE', 'HOUR', 'DAY'] as const
export type UsageGranularity = (typeof USAGE_GRANULARITIES)[number]

const ID_MAX = 128

/** What to count: an environment as a whole, or one integration (by hour and day alone). */
export const usageQuerySchema = z
  .object({
    environmentId: z.string().max(ID_MAX).optional(),
    integrationId: z.string().max(ID_MAX).optional(),
    granularity: z.enum(USAGE_GRANULARITIES),
    from: z.coerce.date(),
    to: z.coerce.date(),
  })
  .refine(({ environmentId, integrationId }) => Boolean(environmentId) !== Boolean(integrationId), {
    path: ['environmentId'],
    message: 'An environment or an integration',
  })
  .refine(({ integrationId, granularity }) => !integrationId || granularity !== 'MINUTE', {
    path: ['granularity'],
    message: 'Integrations are counted by hour and by day',
  })
export type UsageQuery = z.input<typeof usageQuerySchema>

export interface UsageBucket {
  /** start of the bucket */
  at: Date
  kind: GatewayKind
  /** `ok`, or the id of the rule that refused */
  outcome: string
  count: number
}
export interface Usage {
  buckets: UsageBucket[]
}

/** The last sixty minutes of an environment, oldest first, empty ones too. */
export interface LiveCounts {
  minutes: LiveMinute[]
}
export interface LiveMinute {
  at: Date
  /** tokens handed out */
  ssd: number
  ocim: number
  /** calls let through */
  api: number
  /** requests for tokens, of either scheme, that were refused */
  refused: number
}

export const activityQuerySchema = z.object({
  integrationId: z.string().max(ID_MAX).optional().catch(undefined),
  actor: z.string().max(256).optional().catch(undefined),
  scheme: z.enum(['SSD', 'OCIM']).optional().catch(undefined),
  cursor: z.string().max(600).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).catch(50).default(50),
})
export type ActivityQuery = z.output<typeof activityQuerySchema>

/** Who called in one hour, as the audit log of the hotel shows it. */
export interface ActivityItem {
  /** start of the hour */
  bucket: Date
  /** a user name under SSD, a client id under OCIM */
  actor: string
  scheme: GatewayScheme
  integration: { id: string; name: string } | null
  tokens: number
  calls: number
  refused: number
  firstAt: Date
  lastAt: Date
}
export interface ActivityPage {
  items: ActivityItem[]
  nextCursor: string | null
}
