'use server'

import { createAction } from '@/lib/actions/create-action'
import { invitePerson } from '@/lib/auth/portal/invitations'
import { inviteSchema } from '@/lib/schemas/portal-account'
import { tellInvited } from './tell-invited'

/** Invites somebody to the portal; the link is told once. Asks for the password again. For owners and operators. */
export const invitePersonAction = createAction({
  schema: inviteSchema,
  access: 'account',
  run: (ctx, input) => invitePerson(ctx, input, tellInvited),
})
