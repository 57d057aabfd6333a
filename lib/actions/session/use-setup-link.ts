'use server'

import { createAction } from '@/lib/actions/create-action'
import { useSetupLink as createFirstAdministrator } from '@/lib/auth/first-run'
import { firstRunSchema } from '@/lib/schemas/session'

/** Creates the first administrator; the link dies with it. */
export const useSetupLinkAction = createAction({
  schema: firstRunSchema,
  access: 'anyone',
  run: (ctx, input) => createFirstAdministrator(ctx, input),
})
