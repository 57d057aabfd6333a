'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { updateDomain } from '@/lib/policy/domains'

/**
 * Saves one concern of a domain. It names the version that was edited, so that a save over somebody else's is refused
 * and shown (`stale`). The fields of `patch` are the service's to judge.
 */
export const updateDomainAction = createAction({
  schema: z.object({
    id: z.string().max(64),
    patch: z.record(z.string(), z.unknown()),
    expectedVersion: z.number().int().min(1),
    /** Replaces the list of token settings instead of merging it by type. */
    forceUpdate: z.boolean().optional(),
  }),
  run: (ctx, { id, patch, expectedVersion, forceUpdate }) =>
    updateDomain(ctx, { id }, patch, { expectedVersion, forceUpdate }),
})
