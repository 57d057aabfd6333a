'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { withdrawInvitation } from '@/lib/auth/portal/invitations'

/** Ends an invitation that nobody used yet. For owners and operators. */
export const withdrawInvitationAction = createAction({
  schema: z.object({ id: z.string().max(128) }),
  access: 'account',
  run: (ctx, input) => withdrawInvitation(ctx, input.id),
})
