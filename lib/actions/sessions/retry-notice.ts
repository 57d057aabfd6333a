'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { retryNotice } from '@/lib/consent/notices'

/** Tries to tell a client of the end of a session again; false when that is not needed. */
export const retryNoticeAction = createAction({
  schema: z.object({ id: z.string().max(256) }),
  run: (ctx, { id }) => retryNotice(ctx, id),
})
