'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { addIntegrationUser } from '@/lib/migration/integration-users'

/** Adds a user of SSD to an integration; the service knows in which phase who may. */
export const addIntegrationUserAction = createAction({
  schema: z.object({
    integrationId: z.string().max(64),
    username: z.string().max(400),
    password: z.string().max(400),
  }),
  access: 'portal',
  run: (ctx, input) => addIntegrationUser(ctx, input),
})
