'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { endDomainSessions } from '@/lib/consent/end-sessions'

/** Ends the sessions of everybody in a domain. */
export const endDomainSessionsAction = createAction({
  schema: z.object({ domainId: z.string().max(64) }),
  run: (ctx, { domainId }) => endDomainSessions(ctx, domainId),
})
