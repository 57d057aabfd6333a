'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { updateResource } from '@/lib/policy/resources'

/**
 * Saves one concern of a resource. It names the version that was edited, so that a save over somebody else's is refused
 * and shown (`stale`). The fields of `patch` are the service's to judge.
 */
export const updateResourceAction = createAction({
  schema: z.object({
    id: z.string().max(64),
    patch: z.record(z.string(), z.unknown()),
    expectedVersion: z.number().int().min(1),
  }),
  run: (ctx, input) => updateResource(ctx, { id: input.id }, input.patch, { expectedVersion: input.expectedVersion }),
})
