'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { updateAccount } from '@/lib/auth/accounts'

/** Changes name, role, domains, password or state of an account. Asks for the password again. */
export const updateAccountAction = createAction({
  schema: z.object({
    id: z.string().max(64),
    patch: z.record(z.string(), z.unknown()),
    expectedVersion: z.number().int().min(1),
  }),
  run: (ctx, input) => updateAccount(ctx, input.id, input.patch, { expectedVersion: input.expectedVersion }),
})
