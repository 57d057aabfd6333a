'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { enableUser } from '@/lib/users/user-state'

export const enableUserAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, input) => enableUser(ctx, input.id),
})
