'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { decideConnection } from '@/lib/migration/partner-connections'
import { CONNECTION_DECISIONS } from '@/lib/schemas/migration/connection-state'

/** What a customer answers a partner that asks for, or has, a connection to one of its chains. */
export const decideConnectionAction = createAction({
  schema: z.object({
    id: z.string().max(64),
    decision: z.enum(CONNECTION_DECISIONS),
    allProperties: z.boolean().optional(),
    propertyIds: z.array(z.string().max(64)).max(10_000).optional(),
    reason: z.string().max(4000).optional(),
    expectedVersion: z.number().int().min(1).optional(),
  }),
  access: 'portal',
  run: (ctx, { id, ...decision }) => decideConnection(ctx, id, decision),
})
