'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { disableUser } from '@/lib/users/user-state'

export const disableUserAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, input) => disableUser(ctx, input.id),
})
