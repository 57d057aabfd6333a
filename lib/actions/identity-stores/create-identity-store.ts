'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { createIdentityStore } from '@/lib/users/identity-stores'

/** Makes an identity store; the service checks role and every field. */
export const createIdentityStoreAction = createAction({
  schema: z.record(z.string(), z.unknown()),
  run: (ctx, input) => createIdentityStore(ctx, input),
})
