'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { updateMigrationSettings } from '@/lib/migration/settings'
import type { UpdateMigrationSettings } from '@/lib/schemas/migration/settings'

/** Saves the rules of all migrations. The service judges each field, together with those that stay. */
export const updateMigrationSettingsAction = createAction({
  schema: z.looseObject({ expectedVersion: z.number().int().min(0) }),
  run: (ctx, input) => updateMigrationSettings(ctx, input as UpdateMigrationSettings),
})
