'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { splitSharedClient } from '@/lib/migration/own-clients'

/** Makes a client for every internal integration that has none of its own. Asks for the password again. */
export const splitSharedClientAction = createAction({
  schema: z.object({ environmentId: z.string().max(64) }),
  access: 'portal',
  run: (ctx, input) => splitSharedClient(ctx, input.environmentId),
})
