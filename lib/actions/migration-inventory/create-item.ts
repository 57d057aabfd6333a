'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { createInventoryItem } from '@/lib/migration/inventory/inventory'
import { listedKindSchema } from '@/lib/schemas/migration/listed-kind-schema'

/** Adds one thing to the inventory; an application goes by an action of its own, because it comes with a key. */
export const createItemAction = createAction({
  schema: z.object({ kind: listedKindSchema.exclude(['application']), values: z.record(z.string(), z.unknown()) }),
  run: (ctx, { kind, values }) => createInventoryItem(ctx, kind, values),
})
