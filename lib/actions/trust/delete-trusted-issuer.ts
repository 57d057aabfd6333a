'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { deleteTrustedIssuer } from '@/lib/policy/trusted-issuers'

/** Ends the trust in an issuer. */
export const deleteTrustedIssuerAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, { id }) => deleteTrustedIssuer(ctx, id),
})
