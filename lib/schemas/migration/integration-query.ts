import { z } from 'zod'
import { BLOCKERS } from './blocker'
import { INTEGRATION_STATES, OWNER_KINDS } from './integration-state'

const flag = z
  .preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean())
  .optional()
  .catch(undefined)

/** Query of the readiness table. A value that makes no sense falls back to the default, as a URL is shared. */
export const integrationListQuerySchema = z.object({
  /** beginning of the name; the list is then in the order of names */
  q: z.string().trim().max(100).optional().catch(undefined),
  state: z.enum(INTEGRATION_STATES).optional().catch(undefined),
  owner: z.enum(OWNER_KINDS).optional().catch(undefined),
  partner: z.string().max(64).optional().catch(undefined),
  blocker: z.enum(BLOCKERS).optional().catch(undefined),
  /** with any blocker */
  blocked: flag,
  /** below the readiness gate */
  belowGate: flag,
  /** this score at most */
  score: z.coerce.number().int().min(0).max(5).optional().catch(undefined),
  /** `ssd`: not on OCIM yet, or still using SSD beside it */
  scheme: z.enum(['ssd', 'ocim']).optional().catch(undefined),
  /** the least ready first, or by name */
  sort: z.enum(['score', 'name']).catch('score').default('score'),
  direction: z.enum(['asc', 'desc']).catch('asc').default('asc'),
  cursor: z.string().max(1000).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).catch(50).default(50),
})
export type IntegrationListQuery = z.output<typeof integrationListQuerySchema>
