'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { updateNoticeTemplate } from '@/lib/migration/notices/templates'
import { noticeKindSchema } from '@/lib/schemas/migration/notice-input'

/** Writes another text for a kind of notice. */
export const saveNoticeTextAction = createAction({
  schema: z.object({
    kind: noticeKindSchema,
    subject: z.string(),
    body: z.string(),
    expectedVersion: z.number().int().min(0),
  }),
  run: (ctx, { kind, expectedVersion, ...text }) => updateNoticeTemplate(ctx, kind, text, { expectedVersion }),
})
