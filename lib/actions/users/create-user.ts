'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { createUser } from '@/lib/users/users'

/** Makes a person in a built-in identity store; the service checks role, reach and every field. */
export const createUserAction = createAction({
  schema: z.object({ storeId: z.string().max(64), user: z.record(z.string(), z.unknown()) }),
  run: (ctx, input) => createUser(ctx, input.storeId, input.user),
})
