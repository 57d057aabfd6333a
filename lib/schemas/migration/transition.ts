import { z } from 'zod'
import { line, paragraph } from '../text'
import { MAX_BULK_ENVIRONMENTS } from './bulk-limit'
import { enterpriseIdSchema } from './identifiers'

const version = z.number().int().min(1).optional()
/** Every transition may name the version that its asker looked at. */
export const transitionSchema = z.object({ expectedVersion: version })
export type TransitionOptions = z.input<typeof transitionSchema>

const reason = paragraph(2000).pipe(z.string().trim().min(3, 'must say why, in 3 characters or more'))
const dates = {
  windowAt: z.coerce.date('must be an instant'),
  cutoverAt: z.coerce.date('must be an instant'),
  downtimeMinutes: z.number().int().min(1, 'must be at least 1').max(1440, 'must be at most 1440').optional(),
}

export const announceSchema = transitionSchema.extend({
  /** may be left out when the enterprise has its id */
  enterpriseCode: enterpriseIdSchema.optional(),
  ...dates,
  /** address of who leads this migration */
  operator: line(200).optional(),
})
export type Announce = z.input<typeof announceSchema>

export const bulkAnnounceSchema = announceSchema.omit({ expectedVersion: true, enterpriseCode: true }).extend({
  environmentIds: z.array(z.string().max(64)).min(1, 'must name one').max(MAX_BULK_ENVIRONMENTS),
})
export type BulkAnnounce = z.input<typeof bulkAnnounceSchema>

export const postponeSchema = transitionSchema.extend({ reason })
export const beginCutoverSchema = transitionSchema.extend({
  /** passes over the readiness gate: signed by typing one's name, with the reason */
  override: z.object({ name: line(128).pipe(z.string().trim().min(2, 'must be your name')), reason }).optional(),
})
export const reportProblemSchema = transitionSchema.extend({ problem: reason })
export type BeginCutover = z.input<typeof beginCutoverSchema>
