import type { StoreScope } from '@/lib/store/store'
import { restand } from './restand'
import { storedMigrationSettings } from './settings'

/** Brings every integration of some environments to where its facts put it, and the counts with them: after an import. */
export async function restandAll(tx: StoreScope, environmentIds: readonly string[], now: Date): Promise<void> {
  const settings = await storedMigrationSettings(tx)
  for (const environment of await tx.migration.environments.byIds(environmentIds)) {
    await restand(tx, environment, settings, now, await tx.migration.integrations.factsOf(environment.id))
  }
}

/** The same for all environments of an enterprise: its id has become known, or another. */
export async function restandEnterprise(tx: StoreScope, enterpriseId: string, now: Date): Promise<void> {
  await restandAll(tx, await tx.migration.environments.idsOfEnterprise(enterpriseId), now)
}
