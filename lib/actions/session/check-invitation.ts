'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { invitationState } from '@/lib/auth/portal/accept-invitation'

/** For whom the link of an invitation is, while it works. Whoever has the link may ask. */
export const checkInvitationAction = createAction({
  schema: z.object({ token: z.string().max(200) }),
  access: 'anyone',
  run: (ctx, input) => invitationState(ctx, input.token),
})
