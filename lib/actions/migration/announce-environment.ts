'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { announce } from '@/lib/migration/announce'

/** Tells the customer and every partner of the chain when the environment migrates. */
export const announceEnvironmentAction = createAction({
  schema: z.object({
    id: z.string().max(64),
    enterpriseCode: z.string().max(64),
    windowAt: z.date(),
    cutoverAt: z.date(),
    downtimeMinutes: z.number().int(),
    operator: z.string().max(200).optional(),
    expectedVersion: z.number().int().min(1).optional(),
  }),
  run: (ctx, { id, ...input }) => announce(ctx, id, input),
})
