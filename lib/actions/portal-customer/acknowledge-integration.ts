'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { acknowledge } from '@/lib/migration/integration-progress'

/** Says for the owner that the change is known and will be made. */
export const acknowledgeIntegrationAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  access: 'portal',
  run: (ctx, input) => acknowledge(ctx, input.id),
})
