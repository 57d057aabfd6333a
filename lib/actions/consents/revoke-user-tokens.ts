'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { revokeUserTokens } from '@/lib/consent/revoke-tokens'

/** Refuses every token of a person issued up to now, in every domain. */
export const revokeUserTokensAction = createAction({
  schema: z.object({ userId: z.string().max(64) }),
  run: (ctx, { userId }) => revokeUserTokens(ctx, userId),
})
