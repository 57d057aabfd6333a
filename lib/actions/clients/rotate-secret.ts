'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { rotateClientSecret } from '@/lib/policy/client-secrets'

/** Makes a new secret, told once; the one before lives on for the overlap of the domain. Asks for the password again. */
export const rotateSecretAction = createAction({
  schema: z.object({ pk: z.string().max(64) }),
  run: (ctx, input) => rotateClientSecret(ctx, input.pk, {}),
})
