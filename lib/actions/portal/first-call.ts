'use server'

import { createAction } from '@/lib/actions/create-action'
import { firstCall } from '@/lib/migration/portal/first-call'
import { firstCallSchema } from '@/lib/schemas/migration/first-call'

/** Sends a test request for a token and a harmless call with it. What is typed is used once and kept nowhere. */
export const firstCallAction = createAction({
  schema: firstCallSchema,
  access: 'portal',
  run: (ctx, input) => firstCall(ctx, input),
})
