'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { deleteIdentityStore } from '@/lib/users/identity-stores'

/** Deletes an identity store, or says what is in the way. */
export const deleteIdentityStoreAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, { id }) => deleteIdentityStore(ctx, { id }),
})
