'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { createResource } from '@/lib/policy/resources'

/** Makes a resource; the service checks role, domain and every field. */
export const createResourceAction = createAction({
  schema: z.record(z.string(), z.unknown()),
  run: (ctx, input) => createResource(ctx, input),
})
