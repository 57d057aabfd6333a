'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { offerSecondFactor } from '@/lib/auth/portal/own-second-factor'

/** A key for the caller's authenticator app, told once. Asks for the password again. */
export const offerSecondFactorAction = createAction({
  schema: z.object({}),
  access: 'portal',
  run: (ctx) => offerSecondFactor(ctx),
})
