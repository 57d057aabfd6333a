'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { lockUser } from '@/lib/users/user-state'

export const lockUserAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, input) => lockUser(ctx, input.id),
})
