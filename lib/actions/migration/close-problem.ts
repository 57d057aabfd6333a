'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { closeProblem } from '@/lib/migration/transitions'

/** The problem after completion is mended. */
export const closeProblemAction = createAction({
  schema: z.object({ id: z.string().max(64), expectedVersion: z.number().int().min(1).optional() }),
  run: (ctx, { id, ...input }) => closeProblem(ctx, id, input),
})
