'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { openWindow } from '@/lib/migration/transitions'

/** Lets owners reissue their clients; nobody connects a new partner from here on. */
export const openWindowAction = createAction({
  schema: z.object({ id: z.string().max(64), expectedVersion: z.number().int().min(1).optional() }),
  run: (ctx, { id, ...input }) => openWindow(ctx, id, input),
})
