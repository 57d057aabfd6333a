'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { createDomain } from '@/lib/policy/domains'

/** Makes a domain; the service checks role, domain and every field. */
export const createDomainAction = createAction({
  schema: z.record(z.string(), z.unknown()),
  run: (ctx, input) => createDomain(ctx, input),
})
