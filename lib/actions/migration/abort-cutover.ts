'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { abortCutover } from '@/lib/migration/transitions'

/** Back to migrating; nothing was switched off yet. */
export const abortCutoverAction = createAction({
  schema: z.object({ id: z.string().max(64), expectedVersion: z.number().int().min(1).optional() }),
  run: (ctx, { id, ...input }) => abortCutover(ctx, id, input),
})
