'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { confirmSecondFactor } from '@/lib/auth/portal/own-second-factor'
import { totpCodeSchema } from '@/lib/schemas/portal-account'

/** The caller's app shows the right codes: from now on one is asked for at sign-in. */
export const confirmSecondFactorAction = createAction({
  schema: z.object({ code: totpCodeSchema }),
  access: 'portal',
  run: (ctx, input) => confirmSecondFactor(ctx, input.code),
})
