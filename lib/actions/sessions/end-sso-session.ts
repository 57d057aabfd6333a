'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { endSession } from '@/lib/consent/end-sessions'

/** Ends one session of a person; false when it was over already. */
export const endSsoSessionAction = createAction({
  schema: z.object({ id: z.string().max(128) }),
  run: (ctx, { id }) => endSession(ctx, id),
})
