'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { removeSecondFactor } from '@/lib/auth/portal/own-second-factor'

/** Takes the caller's second factor away. Asks for the password and a code again. */
export const removeSecondFactorAction = createAction({
  schema: z.object({}),
  access: 'portal',
  run: (ctx) => removeSecondFactor(ctx),
})
