'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { deleteInventoryItem } from '@/lib/migration/inventory/inventory'
import { listedKindSchema } from '@/lib/schemas/migration/listed-kind-schema'

/** Deletes a thing of the inventory, or says what depends on it. */
export const deleteItemAction = createAction({
  schema: z.object({ kind: listedKindSchema, id: z.string().max(64) }),
  run: (ctx, { kind, id }) => deleteInventoryItem(ctx, kind, id),
})
