'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { resetNoticeTemplate } from '@/lib/migration/notices/templates'
import { noticeKindSchema } from '@/lib/schemas/migration/notice-input'

/** Takes back to the text that the product brings. */
export const resetNoticeTextAction = createAction({
  schema: z.object({ kind: noticeKindSchema }),
  run: (ctx, { kind }) => resetNoticeTemplate(ctx, kind),
})
