'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { unlockUser } from '@/lib/users/user-state'

export const unlockUserAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, input) => unlockUser(ctx, input.id),
})
