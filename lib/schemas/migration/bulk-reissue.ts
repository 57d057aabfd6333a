import { z } from 'zod'
import { reissueSchema } from './gateway-client'

export const MAX_BULK_REISSUE = 100

export const bulkReissueSchema = z.object({
  environmentIds: z
    .array(z.string().max(64))
    .min(1, 'must name a chain')
    .max(MAX_BULK_REISSUE, `must name at most ${MAX_BULK_REISSUE} chains`)
    .transform((ids) => [...new Set(ids)]),
  overlapHours: reissueSchema.shape.overlapHours,
})
export type BulkReissue = z.input<typeof bulkReissueSchema>

/** What became of one chain. The secret is told here and nowhere else. */
export type ReissueOutcome = {
  environmentId: string
  /** `<chain code>/<code>`; the id where the chain is not there */
  label: string
} & (
  | {
      ok: true
      clientId: string
      secret: string
      isFirst: boolean
      gatewayUrl: string
      enterpriseId: string
      previousExpiresAt: Date | null
    }
  | { ok: false; message: string }
)
