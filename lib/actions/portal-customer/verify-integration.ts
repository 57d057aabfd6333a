'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { verifyIntegration } from '@/lib/migration/integration-progress'

/** Closes an integration that works on OCIM; the service says what is still missing. */
export const verifyIntegrationAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  access: 'portal',
  run: (ctx, input) => verifyIntegration(ctx, input.id),
})
