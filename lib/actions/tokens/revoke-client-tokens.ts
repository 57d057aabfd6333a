'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { revokeClientTokens } from '@/lib/policy/token-revocation'

/** Revokes every token issued to a client up to now. */
export const revokeClientTokensAction = createAction({
  schema: z.object({ clientPk: z.string().max(64) }),
  run: (ctx, { clientPk }) => revokeClientTokens(ctx, clientPk),
})
