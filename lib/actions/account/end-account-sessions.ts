'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { endAccountSessions } from '@/lib/auth/sessions'

/** Signs an account out everywhere; answers how many sessions ended. */
export const endAccountSessionsAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  run: (ctx, input) => endAccountSessions(ctx, input.id),
})
