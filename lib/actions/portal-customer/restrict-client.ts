'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { restrictClient } from '@/lib/migration/gateway-clients'

/** Says at which hotels a client may call. */
export const restrictClientAction = createAction({
  schema: z.object({
    pk: z.string().max(64),
    allProperties: z.boolean(),
    propertyIds: z.array(z.string().max(64)).max(10_000),
    expectedVersion: z.number().int().min(1),
  }),
  access: 'portal',
  run: (ctx, { pk, ...limits }) => restrictClient(ctx, pk, limits),
})
