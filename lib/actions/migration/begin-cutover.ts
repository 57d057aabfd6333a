'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { beginCutover } from '@/lib/migration/transitions'

/** Begins the cut-over. With integrations below the gate only with an override, signed by name and reason. */
export const beginCutoverAction = createAction({
  schema: z.object({
    id: z.string().max(64),
    override: z.object({ name: z.string().max(200), reason: z.string().max(2000) }).optional(),
    expectedVersion: z.number().int().min(1).optional(),
  }),
  run: (ctx, { id, ...input }) => beginCutover(ctx, id, input),
})
