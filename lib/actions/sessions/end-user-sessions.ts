'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { endUserSessions } from '@/lib/consent/end-sessions'

/** Ends every session of a person, in one domain or in all within reach. */
export const endUserSessionsAction = createAction({
  schema: z.object({ userId: z.string().max(64), domainId: z.string().max(64).optional() }),
  run: (ctx, { userId, domainId }) => endUserSessions(ctx, userId, domainId),
})
