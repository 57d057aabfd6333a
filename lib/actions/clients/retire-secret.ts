'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { retireClientSecret } from '@/lib/policy/client-secrets'

/** Ends a replaced secret now instead of at the end of its overlap. Asks for the password again. */
export const retireSecretAction = createAction({
  schema: z.object({ pk: z.string().max(64), secretId: z.string().max(64) }),
  run: (ctx, input) => retireClientSecret(ctx, input.pk, input.secretId),
})
