import type { MigrationSettings } from '@/lib/schemas/migration/settings'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'
import type { IntegrationFacts, Standing } from '@/lib/store/migration/integration-types'
import type { StoreScope } from '@/lib/store/store'
import { isNews, type Surroundings, standingOf } from './readiness'

export interface Moved {
  facts: IntegrationFacts
  standing: Standing
}

export function surroundingsOf(
  { phase, enterprise }: Pick<EnvironmentRecord, 'phase' | 'enterprise'>,
  { quietHours }: MigrationSettings,
  now: Date,
): Surroundings {
  return { phase, enterpriseCode: enterprise.code, quietHours, now }
}

/**
 * Brings integrations of one environment to where their facts put them, and its counts with them. Called in the
 * transaction of whatever moved a fact.
 * @param before what the rows said; `changed` is what they are to say where that differs
 * @returns those whose standing changed
 */
export async function restand(
  tx: StoreScope,
  environment: Pick<EnvironmentRecord, 'id' | 'phase' | 'enterprise'>,
  settings: MigrationSettings,
  now: Date,
  before: readonly IntegrationFacts[],
  changed: (facts: IntegrationFacts) => IntegrationFacts = (facts) => facts,
): Promise<Moved[]> {
  const around = surroundingsOf(environment, settings, now)
  const moved = before
    .map((facts) => ({ facts, standing: standingOf(changed(facts), around) }))
    .filter(({ facts, standing }) => isNews(facts, standing))
  await tx.migration.integrations.stand(moved.map(({ standing }) => standing))
  await tx.migration.environments.recount([environment.id], settings.gateScore)
  return moved
}

/** How many went from which state to which, for the audit log. */
export function stateChanges(moved: readonly Moved[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { facts, standing } of moved) {
    if (facts.state === standing.state) continue
    const name = `${facts.state} → ${standing.state}`
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}
