'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { createOwnClient } from '@/lib/migration/own-clients'

/** Makes a client for one internal integration; its secret is told once. Asks for the password again. */
export const createOwnClientAction = createAction({
  schema: z.object({
    environmentId: z.string().max(64),
    integrationId: z.string().max(64),
    namePart: z.string().max(200),
  }),
  access: 'portal',
  run: (ctx, input) => createOwnClient(ctx, input),
})
