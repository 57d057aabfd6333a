'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { updateIdentityStore } from '@/lib/users/identity-stores'

/** Saves one concern of an identity store over the version that was edited. */
export const updateIdentityStoreAction = createAction({
  schema: z.object({
    id: z.string().max(64),
    patch: z.record(z.string(), z.unknown()),
    expectedVersion: z.number().int().min(1),
  }),
  run: (ctx, { id, patch, expectedVersion }) => updateIdentityStore(ctx, { id }, patch, { expectedVersion }),
})
