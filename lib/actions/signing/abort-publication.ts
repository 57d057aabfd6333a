'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { abortPublication } from '@/lib/keys/staging'

/** Takes a published pair out of the key set again. Asks for the password again. */
export const abortPublicationAction = createAction({
  schema: z.object({ domainId: z.string().max(64), aliasName: z.string().max(255) }),
  run: (ctx, { domainId, ...input }) => abortPublication(ctx, domainId, input),
})
