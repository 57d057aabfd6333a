'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { disableIntegrationUser } from '@/lib/migration/integration-users'

/** Switches a user of SSD off, so that its requests are refused and no client comes of it, or on again. */
export const disableIntegrationUserAction = createAction({
  schema: z.object({ id: z.string().max(64), disabled: z.boolean() }),
  access: 'portal',
  run: (ctx, { id, disabled }) => disableIntegrationUser(ctx, id, { disabled }),
})
