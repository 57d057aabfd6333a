'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { reportProblem } from '@/lib/migration/transitions'

/** Says that something went wrong after completion. */
export const reportProblemAction = createAction({
  schema: z.object({
    id: z.string().max(64),
    problem: z.string().max(4000),
    expectedVersion: z.number().int().min(1).optional(),
  }),
  run: (ctx, { id, ...input }) => reportProblem(ctx, id, input),
})
