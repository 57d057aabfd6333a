'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { updateIntegration } from '@/lib/migration/integrations'
import { updateIntegrationSchema } from '@/lib/schemas/migration/integration'

/** Saves what operators know of an integration, over the version that was edited. */
export const updateIntegrationAction = createAction({
  schema: z.object({ id: z.string().max(64), patch: updateIntegrationSchema }),
  run: (ctx, { id, patch }) => updateIntegration(ctx, id, patch),
})
