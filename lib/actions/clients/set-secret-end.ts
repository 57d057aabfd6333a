'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { setClientSecretEnd } from '@/lib/policy/client-secrets'
import { secretEndSchema } from '@/lib/schemas/client'

/** Says when the current secret stops working, or that it does not. Asks for the password again. */
export const setSecretEndAction = createAction({
  schema: secretEndSchema.extend({ pk: z.string().max(64) }),
  run: (ctx, { pk, ...input }) => setClientSecretEnd(ctx, pk, input),
})
