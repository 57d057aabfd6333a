'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { bulkAnnounce } from '@/lib/migration/announce'

/** Announces many environments for the same dates; each succeeds or fails by itself. */
export const bulkAnnounceAction = createAction({
  schema: z.object({
    environmentIds: z.array(z.string().max(64)).min(1).max(500),
    windowAt: z.date(),
    cutoverAt: z.date(),
    downtimeMinutes: z.number().int(),
  }),
  run: (ctx, input) => bulkAnnounce(ctx, input),
})
