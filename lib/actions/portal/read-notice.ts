'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { readOwnNotice } from '@/lib/migration/notices/ledger'

/** A person of the portal has read a notice of their own. */
export const readNoticeAction = createAction({
  access: 'portal',
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, { id }) => readOwnNotice(ctx, id),
})
