'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { verifyEnvironment } from '@/lib/migration/transitions'

/** Ends the migration: every integration was verified. */
export const verifyEnvironmentAction = createAction({
  schema: z.object({ id: z.string().max(64), expectedVersion: z.number().int().min(1).optional() }),
  run: (ctx, { id, ...input }) => verifyEnvironment(ctx, id, input),
})
