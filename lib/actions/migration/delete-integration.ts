'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { deleteIntegration } from '@/lib/migration/integrations'

/** Takes an integration out of its environment. */
export const deleteIntegrationAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, { id }) => deleteIntegration(ctx, id),
})
