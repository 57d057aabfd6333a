'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { createAccount } from '@/lib/auth/accounts'

/** Makes an administrator, domain administrator or auditor. Asks for the password again. */
export const createAccountAction = createAction({
  schema: z.record(z.string(), z.unknown()),
  run: (ctx, input) => createAccount(ctx, input),
})
