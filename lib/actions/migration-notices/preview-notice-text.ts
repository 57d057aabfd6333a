'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { previewNotice } from '@/lib/migration/notices/templates'

/** How a text would read, with examples for what differs from person to person. */
export const previewNoticeTextAction = createAction({
  schema: z.object({ subject: z.string(), body: z.string() }),
  run: (ctx, text) => previewNotice(ctx, text),
})
