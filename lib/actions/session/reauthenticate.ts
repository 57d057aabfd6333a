'use server'

import { createAction } from '@/lib/actions/create-action'
import { reauthenticate } from '@/lib/auth/reauthenticate'
import { reauthenticateSchema } from '@/lib/schemas/session'

/** Proves the password again, for what asks for it after five minutes. */
export const reauthenticateAction = createAction({
  schema: reauthenticateSchema,
  access: 'account',
  run: (ctx, input) => reauthenticate(ctx, input),
})
