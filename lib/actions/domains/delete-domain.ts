'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { deleteDomain } from '@/lib/policy/domains'

/** Deletes a domain, or says what is in the way. */
export const deleteDomainAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, input) => deleteDomain(ctx, { id: input.id }),
})
