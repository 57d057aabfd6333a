'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { verifyIntegration } from '@/lib/migration/integration-progress'

/** An integration was checked once more on OCIM. */
export const verifyIntegrationAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, { id }) => verifyIntegration(ctx, id),
})
