'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { disableClient } from '@/lib/migration/gateway-clients'

/** Switches a client of the gateway off, so that its requests are refused, or on again. */
export const disableClientAction = createAction({
  schema: z.object({
    pk: z.string().max(64),
    disabled: z.boolean(),
    expectedVersion: z.number().int().min(1).optional(),
  }),
  access: 'portal',
  run: (ctx, { pk, ...change }) => disableClient(ctx, pk, change),
})
