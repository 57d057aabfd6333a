import { z } from 'zod'
import { ENVIRONMENT_KINDS } from './environment'
import { PHASES } from './phase'

const id = z.string().max(64).optional().catch(undefined)
/** a repeated or comma-separated list; what makes no sense in it is left out */
const phases = z
  .preprocess(
    (value) => (typeof value === 'string' ? value.split(',') : value),
    z.array(z.string()).transform((list) => PHASES.filter((phase) => list.includes(phase))),
  )
  .optional()
  .catch(undefined)
/**
 * What needs somebody: `due`, its window or cut-over lies in the past and has not begun; `blocked`, an integration has a
 * blocker; `below-gate`, the window is open and an integration is below the gate; `broken`, SSD is off and an integration
 * has no OCIM; `ssd`, an integration is not on OCIM yet.
 */
export const ENVIRONMENT_ATTENTIONS = ['due', 'blocked', 'below-gate', 'broken', 'ssd'] as const
export type EnvironmentAttention = (typeof ENVIRONMENT_ATTENTIONS)[number]

/** Filters of board, list and calendar. A value that makes no sense falls back to the default, as a URL is shared. */
export const environmentFilterSchema = z.object({
  /** beginning of `<chain>/<code>` */
  q: z.string().trim().max(100).optional().catch(undefined),
  phase: phases,
  kind: z.enum(ENVIRONMENT_KINDS).optional().catch(undefined),
  gateway: id,
  /** code of the chain */
  chain: z.string().trim().max(32).optional().catch(undefined),
  enterprise: id,
  customer: id,
  /** where this partner has a connection or an integration */
  partner: id,
  attention: z.enum(ENVIRONMENT_ATTENTIONS).optional().catch(undefined),
  operator: z.string().trim().max(200).optional().catch(undefined),
})
export type EnvironmentFilter = z.output<typeof environmentFilterSchema>

export const environmentListQuerySchema = environmentFilterSchema.extend({
  sort: z.enum(['name', 'windowAt', 'cutoverAt', 'ssdOnly']).catch('name').default('name'),
  direction: z.enum(['asc', 'desc']).catch('asc').default('asc'),
  cursor: z.string().max(1000).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).catch(25).default(25),
})
export type EnvironmentListQuery = z.output<typeof environmentListQuerySchema>

const YEAR_MS = 400 * 86_400_000
export const calendarQuerySchema = z
  .object({ from: z.coerce.date(), to: z.coerce.date() })
  .refine(({ from, to }) => to > from && to.getTime() - from.getTime() <= YEAR_MS, 'must span at most 400 days')
