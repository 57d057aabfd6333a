'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { updateOAuthConfig } from '@/lib/policy/oauth-config'

/** Sets or removes single OAuth settings; what is not named stays, unknown settings too. */
export const updateOAuthConfigAction = createAction({
  schema: z.object({
    changes: z
      .array(
        z.union([
          z.object({ name: z.string().max(256), value: z.null() }),
          z.object({ name: z.string().max(256), type: z.string().max(128), value: z.string().max(2000) }),
        ]),
      )
      .max(50),
    expectedVersion: z.number().int().min(0),
  }),
  run: (ctx, { changes, expectedVersion }) => updateOAuthConfig(ctx, changes, { expectedVersion }),
})
