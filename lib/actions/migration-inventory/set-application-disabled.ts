'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { setApplicationDisabled } from '@/lib/migration/inventory/applications'

/** Lets calls with the key of an application through, or refuses them. */
export const setApplicationDisabledAction = createAction({
  schema: z.object({ id: z.string().max(64), isDisabled: z.boolean() }),
  run: (ctx, { id, isDisabled }) => setApplicationDisabled(ctx, id, isDisabled),
})
