import { isAfter } from '@/lib/schemas/migration/phase'
import type { MigrationSettings } from '@/lib/schemas/migration/settings'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'
import type { StoreScope } from '@/lib/store/store'

const HOUR_MS = 3_600_000

/** Refused requests of an integration since the completion, within the quiet time: none are left when it is verified. */
export async function recentErrors(
  scope: StoreScope,
  { phase, completedAt }: Pick<EnvironmentRecord, 'phase' | 'completedAt'>,
  integrationId: string,
  { quietHours }: MigrationSettings,
  now: Date,
): Promise<number> {
  if (!isAfter(phase) || completedAt === null) return 0
  const earliest = Math.max(completedAt.getTime(), now.getTime() - quietHours * HOUR_MS)
  // Figures are kept by the hour: the one of the completion holds refusals from before it, which do not count.
  const since = new Date(Math.ceil(earliest / HOUR_MS) * HOUR_MS)
  return scope.migration.integrations.refusals(integrationId, since)
}
