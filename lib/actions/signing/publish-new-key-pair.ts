'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { publishNewKeyPair } from '@/lib/keys/staging'

/** Makes a pair for a domain and puts it into its key set. Asks for the password again. */
export const publishNewKeyPairAction = createAction({
  schema: z.object({ domainId: z.string().max(64), kind: z.string().max(20) }),
  run: (ctx, { domainId, ...input }) => publishNewKeyPair(ctx, domainId, input),
})
