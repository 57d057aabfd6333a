'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { updateTrustedIssuer } from '@/lib/policy/trusted-issuers'

/** Saves changes of a trusted issuer over the version that was edited. */
export const updateTrustedIssuerAction = createAction({
  schema: z.object({
    id: z.string().max(64),
    patch: z.record(z.string(), z.unknown()),
    expectedVersion: z.number().int().min(1),
  }),
  run: (ctx, { id, patch, expectedVersion }) => updateTrustedIssuer(ctx, id, patch, { expectedVersion }),
})
