'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { confirmLimits } from '@/lib/migration/integration-progress'

/** Says for a partner that the hotels it may call are those agreed with the customer. */
export const confirmLimitsAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  access: 'portal',
  run: (ctx, input) => confirmLimits(ctx, input.id),
})
