'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { setUserPassword } from '@/lib/users/user-password'

export const setUserPasswordAction = createAction({
  schema: z.object({ id: z.string().max(64), password: z.string().max(1024), mustChange: z.boolean() }),
  run: (ctx, { id, ...password }) => setUserPassword(ctx, id, password),
})
