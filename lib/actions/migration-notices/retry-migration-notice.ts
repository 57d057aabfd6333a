'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { retryMigrationNotice } from '@/lib/migration/notices/ledger'

/** Sends a notice again that bounced or was given up; false when that is not needed. */
export const retryMigrationNoticeAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, { id }) => retryMigrationNotice(ctx, id),
})
