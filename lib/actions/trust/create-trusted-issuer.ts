'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { createTrustedIssuer } from '@/lib/policy/trusted-issuers'

/** Makes a domain believe the assertions of an issuer. The fields are the service's to judge. */
export const createTrustedIssuerAction = createAction({
  schema: z.object({ domainId: z.string().max(64), issuer: z.record(z.string(), z.unknown()) }),
  run: (ctx, { domainId, issuer }) => createTrustedIssuer(ctx, domainId, issuer),
})
