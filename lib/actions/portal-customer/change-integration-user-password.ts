'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { changeIntegrationUserPassword } from '@/lib/migration/integration-users'

/** Sets another password for a user of SSD; the one before stops at once. */
export const changeIntegrationUserPasswordAction = createAction({
  schema: z.object({ id: z.string().max(64), password: z.string().max(400) }),
  access: 'portal',
  run: (ctx, input) => changeIntegrationUserPassword(ctx, input.id, { password: input.password }),
})
