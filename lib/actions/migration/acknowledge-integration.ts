'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { acknowledge } from '@/lib/migration/integration-progress'

/** The owner knows of the migration: told by phone or mail, entered by the operator. */
export const acknowledgeIntegrationAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, { id }) => acknowledge(ctx, id),
})
