'use server'

import { createAction } from '@/lib/actions/create-action'
import { acceptInvitation } from '@/lib/auth/portal/accept-invitation'
import { acceptInvitationSchema } from '@/lib/schemas/portal-account'

/** Sets the password of an invited account; the link dies with it. */
export const acceptInvitationAction = createAction({
  schema: acceptInvitationSchema,
  access: 'anyone',
  run: (ctx, input) => acceptInvitation(ctx, input),
})
