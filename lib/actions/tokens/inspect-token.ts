'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { inspectToken } from '@/lib/diagnostics/inspect-token'
import { PASTED_MAX_LENGTH } from '@/lib/diagnostics/read-token'

/** Says what a pasted token is. It travels in the body of this request and is kept nowhere. */
export const inspectTokenAction = createAction({
  schema: z.object({ pasted: z.string().max(PASTED_MAX_LENGTH, 'is longer than any token') }),
  run: (ctx, { pasted }) => inspectToken(ctx, pasted),
})
