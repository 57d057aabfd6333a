'use server'

import { createAction } from '@/lib/actions/create-action'
import { createIntegration } from '@/lib/migration/integrations'
import { createIntegrationSchema } from '@/lib/schemas/migration/integration'

/** Adds an integration to an environment. */
export const createIntegrationAction = createAction({
  schema: createIntegrationSchema,
  run: (ctx, input) => createIntegration(ctx, input),
})
