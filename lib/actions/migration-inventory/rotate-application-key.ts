'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { rotateApplicationKey } from '@/lib/migration/inventory/applications'

/** Replaces the key of an application and tells the new one this once. */
export const rotateApplicationKeyAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, { id }) => rotateApplicationKey(ctx, id),
})
