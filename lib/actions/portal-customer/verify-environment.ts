'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { verifyEnvironment } from '@/lib/migration/transitions'

/** Closes the migration of an environment whose integrations are all verified. */
export const verifyEnvironmentAction = createAction({
  schema: z.object({ id: z.string().max(64) }),
  access: 'portal',
  run: (ctx, input) => verifyEnvironment(ctx, input.id, {}),
})
