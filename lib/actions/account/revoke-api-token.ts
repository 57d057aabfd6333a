'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { revokeApiToken } from '@/lib/auth/api-tokens'

/** Ends an API token at once. */
export const revokeApiTokenAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, input) => revokeApiToken(ctx, input.id),
})
