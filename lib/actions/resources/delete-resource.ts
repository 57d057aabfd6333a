'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { deleteResource } from '@/lib/policy/resources'

/** Deletes a resource, or says what is in the way. */
export const deleteResourceAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, input) => deleteResource(ctx, { id: input.id }),
})
