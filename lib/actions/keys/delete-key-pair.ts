'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { deleteKeyPair } from '@/lib/keys/write-key-pairs'

/** Deletes a pair that no domain needs. Asks for the password again. */
export const deleteKeyPairAction = createAction({
  schema: z.object({ alias: z.string().max(255) }),
  run: (ctx, { alias }) => deleteKeyPair(ctx, alias),
})
