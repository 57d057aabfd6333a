'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { chainStatus } from '@/lib/audit/chain-status'

/** Goes through the audit chain from the first entry. */
export const verifyAuditChainAction = createAction({
  schema: z.object({}),
  run: (ctx) => chainStatus(ctx, { full: true }),
})
