'use server'

import { createAction } from '@/lib/actions/create-action'
import { reauthenticate } from '@/lib/auth/reauthenticate'
import { reauthenticateSchema } from '@/lib/schemas/session'

/** Proves the password again before a secret changes; slowed down and audited like a sign-in. */
export const confirmPasswordAction = createAction({
  schema: reauthenticateSchema,
  run: async (ctx, input) => {
    await reauthenticate(ctx, input)
    return null
  },
})
