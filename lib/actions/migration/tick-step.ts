'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { tickStep } from '@/lib/migration/wizard'

/** Ticks a step of the wizard or takes the tick back, and keeps a note for whoever takes over. */
export const tickStepAction = createAction({
  schema: z.object({
    id: z.string().max(64),
    step: z.number().int(),
    done: z.boolean().optional(),
    note: z.string().max(8000).optional(),
  }),
  run: (ctx, { id, step, ...input }) => tickStep(ctx, id, step, input),
})
