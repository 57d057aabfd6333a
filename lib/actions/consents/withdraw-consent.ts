'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { withdrawConsent } from '@/lib/consent/withdraw'

/** False when it was withdrawn already. */
export const withdrawConsentAction = createAction({
  schema: z.object({ id: z.string().max(128) }),
  run: (ctx, { id }) => withdrawConsent(ctx, id),
})
