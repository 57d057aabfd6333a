'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { signOutUserEverywhere } from '@/lib/users/user-state'

export const signOutUserEverywhereAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, input) => signOutUserEverywhere(ctx, input.id),
})
