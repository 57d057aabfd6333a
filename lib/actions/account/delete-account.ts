'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { deleteAccount } from '@/lib/auth/accounts'

/** Deletes an account with its sessions and API tokens. Asks for the password again. */
export const deleteAccountAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, input) => deleteAccount(ctx, input.id),
})
