'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { endSession } from '@/lib/auth/sessions'

/** Ends one session of the caller, or of anybody for those who may change accounts. */
export const endSessionAction = createAction({
  schema: z.object({ id: z.string().max(128) }),
  access: 'account',
  run: (ctx, input) => endSession(ctx, input.id),
})
