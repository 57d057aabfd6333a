'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { updateBranding } from '@/lib/policy/branding'

/** Saves the look of a domain over the version that was edited. The fields of `patch` are the service's to judge. */
export const updateBrandingAction = createAction({
  schema: z.object({
    id: z.string().max(64),
    patch: z.record(z.string(), z.unknown()),
    expectedVersion: z.number().int().min(0),
  }),
  run: updateBranding,
})
