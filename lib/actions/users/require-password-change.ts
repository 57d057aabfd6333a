'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { requirePasswordChange } from '@/lib/users/user-state'

export const requirePasswordChangeAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, input) => requirePasswordChange(ctx, input.id),
})
