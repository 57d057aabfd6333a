'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { setupLinkState } from '@/lib/auth/first-run'

/** Whether a set-up link still works. It tells nothing that opening the page would not. */
export const checkSetupLinkAction = createAction({
  schema: z.object({ token: z.string().max(200) }),
  access: 'anyone',
  run: (ctx, input) => setupLinkState(ctx, input.token),
})
