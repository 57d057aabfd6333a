'use server'

import { createAction } from '@/lib/actions/create-action'
import { previewRevocation } from '@/lib/consent/preview'
import { revocationTargetSchema } from '@/lib/schemas/revocation-target'

/** Counts what a revocation would hit; changes nothing. */
export const previewRevocationAction = createAction({
  schema: revocationTargetSchema,
  run: (ctx, target) => previewRevocation(ctx, target),
})
