'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { completeMigration } from '@/lib/migration/transitions'

/** Switches SSD off for everybody in the environment, in one transaction. */
export const completeMigrationAction = createAction({
  schema: z.object({ id: z.string().max(64), expectedVersion: z.number().int().min(1).optional() }),
  run: (ctx, { id, ...input }) => completeMigration(ctx, id, input),
})
