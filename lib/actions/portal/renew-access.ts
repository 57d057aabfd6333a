'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { renewAccess } from '@/lib/auth/portal/invitations'
import { tellInvited } from './tell-invited'

/** A link with which a person sets another password. Asks for the password again. For owners and operators. */
export const renewAccessAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  access: 'account',
  run: (ctx, input) => renewAccess(ctx, input.id, tellInvited),
})
