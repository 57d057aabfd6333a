'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { revokeFamily } from '@/lib/policy/token-revocation'

/** Revokes an authorization: its refresh tokens and every access token that came from it. */
export const revokeFamilyAction = createAction({
  schema: z.object({ familyId: z.string().max(64) }),
  run: (ctx, { familyId }) => revokeFamily(ctx, familyId),
})
