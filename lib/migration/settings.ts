import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { AppError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import {
  DEFAULT_MIGRATION_SETTINGS,
  type MigrationSettings,
  type MigrationSettingsView,
  migrationSettingsSchema,
  type UpdateMigrationSettings,
} from '@/lib/schemas/migration/settings'
import type { StoreScope } from '@/lib/store/store'

/** The switches as they hold, whoever asks. */
export async function storedMigrationSettings(scope: Pick<StoreScope, 'migration'>): Promise<MigrationSettings> {
  return (await scope.migration.settings.get())?.settings ?? DEFAULT_MIGRATION_SETTINGS
}

export async function getMigrationSettings(ctx: ServiceContext): Promise<MigrationSettingsView> {
  authorize(ctx.actor, 'migration:read')
  return viewOf(ctx.store)
}

/** Changes the switches that are named; another gate counts every environment anew. */
export async function updateMigrationSettings(
  ctx: ServiceContext,
  input: UpdateMigrationSettings,
): Promise<MigrationSettingsView> {
  authorize(ctx.actor, 'migration:write')
  const { expectedVersion, ...given } = input
  return ctx.store.write(async (tx) => {
    const { settings: before, version } = await viewOf(tx)
    const after = parseOrThrow(migrationSettingsSchema.strict(), { ...before, ...given })
    const stale = new AppError('stale', 'Somebody else changed these settings after you opened them', {
      data: { current: before },
    })
    if (JSON.stringify(before) === JSON.stringify(after)) return viewOf(tx)
    if (expectedVersion !== undefined && expectedVersion !== version) throw stale
    if (!(await tx.migration.settings.put(after, version, ctx.clock.now()))) throw stale
    if (after.gateScore !== before.gateScore) await tx.migration.environments.recount(null, after.gateScore)
    await record(tx, ctx, {
      action: 'settings.update',
      entityKind: 'settings',
      entityId: 'migration',
      entityName: 'migration',
      before,
      after,
    })
    return viewOf(tx)
  })
}

async function viewOf(scope: Pick<StoreScope, 'migration'>): Promise<MigrationSettingsView> {
  const stored = await scope.migration.settings.get()
  return stored ?? { settings: DEFAULT_MIGRATION_SETTINGS, version: 0, updatedAt: null }
}
