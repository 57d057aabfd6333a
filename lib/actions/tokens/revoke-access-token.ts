'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { revokeAccessToken } from '@/lib/policy/token-revocation'

/** Revokes one access token, by its number and not by itself. */
export const revokeAccessTokenAction = createAction({
  schema: z.object({ domainId: z.string().max(64), tokenId: z.string().max(256), expiresAt: z.coerce.date() }),
  run: (ctx, { domainId, tokenId, expiresAt }) => revokeAccessToken(ctx, domainId, tokenId, expiresAt),
})
