'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { updateUser } from '@/lib/users/users'

/** Saves one concern of a person over the version that was edited. The fields of `patch` are the service's to judge. */
export const updateUserAction = createAction({
  schema: z.object({
    id: z.string().max(64),
    patch: z.record(z.string(), z.unknown()),
    expectedVersion: z.number().int().min(1),
  }),
  run: (ctx, input) => updateUser(ctx, input.id, input.patch, { expectedVersion: input.expectedVersion }),
})
