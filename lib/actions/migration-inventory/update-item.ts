'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { updateInventoryItem } from '@/lib/migration/inventory/inventory'
import { listedKindSchema } from '@/lib/schemas/migration/listed-kind-schema'

/** Saves a thing of the inventory over the version that was edited. */
export const updateItemAction = createAction({
  schema: z.object({
    kind: listedKindSchema,
    id: z.string().max(64),
    values: z.record(z.string(), z.unknown()),
    expectedVersion: z.number().int().min(1),
  }),
  run: (ctx, { kind, id, values, expectedVersion }) => updateInventoryItem(ctx, kind, id, values, { expectedVersion }),
})
