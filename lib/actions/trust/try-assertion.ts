'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { tryAssertion } from '@/lib/policy/try-assertion'

/** Says which rule would refuse an assertion now. It is not used up, logged or kept. */
export const tryAssertionAction = createAction({
  schema: z.object({ domainId: z.string().max(64), assertion: z.string(), clientId: z.string() }),
  run: (ctx, { domainId, ...input }) => tryAssertion(ctx, domainId, input),
})
