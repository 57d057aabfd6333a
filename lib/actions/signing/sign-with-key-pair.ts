'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { signWithKeyPair } from '@/lib/keys/staging'

/** Lets a published pair sign; the one before retires. Asks for the password again. */
export const signWithKeyPairAction = createAction({
  schema: z.object({ domainId: z.string().max(64), aliasName: z.string().max(255) }),
  run: (ctx, { domainId, ...input }) => signWithKeyPair(ctx, domainId, input),
})
