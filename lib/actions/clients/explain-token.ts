'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { explainOwnClaims } from '@/lib/diagnostics/explain-own-claims'

/** Says for each claim of a token, which the browser already holds, what setting it came from. The token itself stays there. */
export const explainTokenAction = createAction({
  schema: z.object({ pk: z.string().max(64), claims: z.record(z.string().max(200), z.unknown()) }),
  run: (ctx, { pk, claims }) => explainOwnClaims(ctx, pk, claims),
})
