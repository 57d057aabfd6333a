'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { issueSecret } from '@/lib/migration/gateway-clients'
import { OVERLAP_HOURS } from '@/lib/schemas/migration/gateway-client-kind'

/** Gives one client of the gateway a secret, told once. Asks for the password again. */
export const issueSecretAction = createAction({
  schema: z.object({
    pk: z.string().max(64),
    /** Hours for which a secret that is replaced works on. */
    overlapHours: z.literal(OVERLAP_HOURS),
  }),
  access: 'portal',
  run: (ctx, { pk, ...options }) => issueSecret(ctx, pk, options),
})
