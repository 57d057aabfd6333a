'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { deleteClient } from '@/lib/policy/clients'

/** Deletes a client, or says what is in the way. */
export const deleteClientAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, input) => deleteClient(ctx, { pk: input.id }),
})
