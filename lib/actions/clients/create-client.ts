'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { createClient } from '@/lib/policy/clients'

/** Makes a client; the service checks role, domain and every field. */
export const createClientAction = createAction({
  schema: z.record(z.string(), z.unknown()),
  run: (ctx, input) => createClient(ctx, input),
})
