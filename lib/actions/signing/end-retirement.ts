'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { endRetirement } from '@/lib/keys/staging'

/** Ends the retirement of a pair before its time. Asks for the password again. */
export const endRetirementAction = createAction({
  schema: z.object({ domainId: z.string().max(64), aliasName: z.string().max(255) }),
  run: (ctx, { domainId, ...input }) => endRetirement(ctx, domainId, input),
})
