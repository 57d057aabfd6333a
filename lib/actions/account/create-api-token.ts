'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { createApiToken } from '@/lib/auth/api-tokens'

/** Makes an API token, told once. Asks for the password again. */
export const createApiTokenAction = createAction({
  schema: z.record(z.string(), z.unknown()),
  run: (ctx, input) => createApiToken(ctx, input),
})
