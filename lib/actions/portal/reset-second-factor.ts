'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { resetSecondFactor } from '@/lib/auth/portal/people'

/** Takes the lost second factor of another person away. Asks for the password again. For owners and operators. */
export const resetSecondFactorAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  access: 'account',
  run: (ctx, input) => resetSecondFactor(ctx, input.id),
})
