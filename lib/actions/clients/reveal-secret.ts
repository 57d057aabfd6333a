'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { revealClientSecret } from '@/lib/policy/client-secrets'

/** Shows a secret again, where the server settings allow it. Asks for the password again; the audit log tells of it. */
export const revealSecretAction = createAction({
  schema: z.object({ pk: z.string().max(64), secretId: z.string().max(64) }),
  run: (ctx, input) => revealClientSecret(ctx, input.pk, input.secretId),
})
