'use server'

import { createAction } from '@/lib/actions/create-action'
import { changeOwnPassword } from '@/lib/auth/own-password'
import { changePasswordSchema } from '@/lib/schemas/account'

/** Changes the caller's own password and ends the caller's other sessions. */
export const changePasswordAction = createAction({
  schema: changePasswordSchema,
  access: 'account',
  run: (ctx, input) => changeOwnPassword(ctx, input),
})
