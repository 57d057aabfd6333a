'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { createApplication } from '@/lib/migration/inventory/applications'

/** Makes an application and tells its key this once. */
export const createApplicationAction = createAction({
  schema: z.record(z.string(), z.unknown()),
  run: (ctx, input) => createApplication(ctx, input),
})
