'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { publishKeyPair } from '@/lib/keys/staging'

/** Puts a pair into the key set of a domain, where it signs nothing yet. Asks for the password again. */
export const publishKeyPairAction = createAction({
  schema: z.object({ domainId: z.string().max(64), aliasName: z.string().max(255) }),
  run: (ctx, { domainId, ...input }) => publishKeyPair(ctx, domainId, input),
})
