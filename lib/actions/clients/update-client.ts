'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { updateClient } from '@/lib/policy/clients'

/**
 * Saves one concern of a client. It names the version that was edited, so that a save over somebody else's is refused
 * and shown (`stale`). The fields of `patch` are the service's to judge.
 */
export const updateClientAction = createAction({
  schema: z.object({
    id: z.string().max(64),
    patch: z.record(z.string(), z.unknown()),
    expectedVersion: z.number().int().min(1),
  }),
  run: (ctx, input) => updateClient(ctx, { pk: input.id }, input.patch, { expectedVersion: input.expectedVersion }),
})
