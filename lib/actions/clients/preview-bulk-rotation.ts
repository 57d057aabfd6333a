'use server'

import { createAction } from '@/lib/actions/create-action'
import { previewBulkRotation } from '@/lib/policy/bulk-rotation'
import { previewBulkRotationSchema } from '@/lib/schemas/bulk-rotation'

/** What rotating the secrets of these clients would do. */
export const previewBulkRotationAction = createAction({
  schema: previewBulkRotationSchema,
  run: (ctx, input) => previewBulkRotation(ctx, input),
})
