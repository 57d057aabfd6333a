'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { deleteUser } from '@/lib/users/delete-user'

export const deleteUserAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, input) => deleteUser(ctx, input.id),
})
