'use server'

import { createAction } from '@/lib/actions/create-action'
import { rotateClientSecrets } from '@/lib/policy/bulk-rotation'
import { bulkRotationSchema } from '@/lib/schemas/bulk-rotation'

/** Rotates the secrets of several clients at once into one sealed file. Asks for the password again. */
export const rotateSecretsAction = createAction({
  schema: bulkRotationSchema,
  run: (ctx, input) => rotateClientSecrets(ctx, input),
})
