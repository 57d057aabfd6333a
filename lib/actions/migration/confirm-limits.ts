'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { confirmLimits } from '@/lib/migration/integration-progress'

/** The partner agreed to its property limits: told by phone or mail, entered by the operator. */
export const confirmLimitsAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, { id }) => confirmLimits(ctx, id),
})
