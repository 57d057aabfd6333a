'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { changePerson } from '@/lib/auth/portal/people'
import { changePersonSchema } from '@/lib/schemas/portal-account'

/** Changes role, name or state of a person of the portal. Asks for the password again. For owners and operators. */
export const changePersonAction = createAction({
  schema: z.object({ id: z.string().max(64), patch: changePersonSchema }),
  access: 'account',
  run: (ctx, input) => changePerson(ctx, input.id, input.patch),
})
