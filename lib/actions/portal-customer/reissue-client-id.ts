'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { reissueClientId } from '@/lib/migration/reissue'
import { OVERLAP_HOURS } from '@/lib/schemas/migration/gateway-client-kind'

/**
 * Makes the OCIM client of the caller's organisation in one environment, or another secret for it. The secret is told
 * once. Asks for the password again.
 */
export const reissueClientIdAction = createAction({
  schema: z.object({
    environmentId: z.string().max(64),
    /** Hours for which a secret that is replaced works on. */
    overlapHours: z.literal(OVERLAP_HOURS),
  }),
  access: 'portal',
  run: (ctx, input) => reissueClientId(ctx, input),
})
