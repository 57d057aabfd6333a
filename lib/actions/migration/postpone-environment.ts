'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { postpone } from '@/lib/migration/transitions'

/** Puts a migration off; reissued clients stay valid. */
export const postponeEnvironmentAction = createAction({
  schema: z.object({
    id: z.string().max(64),
    reason: z.string().max(2000),
    expectedVersion: z.number().int().min(1).optional(),
  }),
  run: (ctx, { id, ...input }) => postpone(ctx, id, input),
})
