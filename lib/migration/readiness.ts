import type { Blocker } from '@/lib/schemas/migration/blocker'
import type { IntegrationState, Score } from '@/lib/schemas/migration/integration-state'
import { isAfter, isDuring, type Phase } from '@/lib/schemas/migration/phase'
import type { IntegrationFacts, Standing } from '@/lib/store/migration/integration-types'

/** What readiness depends on beside the integration. */
export interface Surroundings {
  phase: Phase
  /** the Enterprise ID */
  enterpriseCode: string | null
  /** hours without SSD after which an integration has left it */
  quietHours: number
  now: Date
}

const HOUR_MS = 3_600_000
/** A refusal is held against an integration for so long. */
export const REFUSAL_HOURS = 24

/**
 * Whether SSD has been silent for long enough. What never used SSD has been watched since it was entered.
 * A clock that was moved back only makes it take longer.
 */
export function isQuiet(
  { lastSsdAt, createdAt }: Pick<IntegrationFacts, 'lastSsdAt' | 'createdAt'>,
  { quietHours, now }: Pick<Surroundings, 'quietHours' | 'now'>,
): boolean {
  return now.getTime() - (lastSsdAt ?? createdAt).getTime() >= quietHours * HOUR_MS
}

/** R0–R5: the highest that real traffic, or a person, has shown. @see spec migration §6.2 */
export function scoreOf(facts: IntegrationFacts, around: Surroundings): Score {
  if (facts.lastOcimApiAt) return isQuiet(facts, around) ? 5 : 4
  if (facts.firstOcimAt) return 3
  if (facts.credentialsIssuedAt) return 2
  return facts.acknowledgedAt ? 1 : 0
}

/** Where an integration stands. A verified one stays so. @see spec migration §6 */
export function stateOf(facts: IntegrationFacts, around: Surroundings): IntegrationState {
  if (facts.state === 'VERIFIED') return 'VERIFIED'
  if (isAfter(around.phase)) return facts.firstOcimAt ? 'OCIM_ONLY' : 'BROKEN'
  if (!facts.firstOcimAt) return facts.credentialsIssuedAt ? 'CREDENTIALS_ISSUED' : 'SSD_ONLY'
  return facts.lastOcimApiAt && isQuiet(facts, around) ? 'OCIM_ONLY' : 'DUAL'
}

const isFresh = (at: Date | null, now: Date) => at !== null && now.getTime() - at.getTime() < REFUSAL_HOURS * HOUR_MS

/** Rules in the order in which blockers are told; each holds by itself. */
const RULES: Record<Blocker, (facts: IntegrationFacts, around: Surroundings) => boolean> = {
  'owner-unknown': ({ ownerEmail }) => ownerEmail === null,
  'separated-users': ({ ownerKind, separatedByUser, users }) => ownerKind === 'PARTNER' && separatedByUser && users > 1,
  'enterprise-missing': (_, { enterpriseCode }) => enterpriseCode === null,
  'gateway-mismatch': ({ gatewayRefusedAt }, { now }) => isFresh(gatewayRefusedAt, now),
  'address-refused': ({ addressRefusedAt }, { now }) => isFresh(addressRefusedAt, now),
  'application-unknown': ({ applicationId }) => applicationId === null,
  'no-ocim-request': ({ firstOcimAt, credentialsIssuedAt }, { phase }) =>
    firstOcimAt === null && (isAfter(phase) || (isDuring(phase) && credentialsIssuedAt !== null)),
  'ssd-still-used': (facts, around) =>
    isDuring(around.phase) && facts.firstOcimAt !== null && facts.lastSsdAt !== null && !isQuiet(facts, around),
}

export function blockersOf(facts: IntegrationFacts, around: Surroundings): Blocker[] {
  return (Object.keys(RULES) as Blocker[]).filter((blocker) => RULES[blocker](facts, around))
}

/** All of it, from facts alone: the same facts always stand alike. */
export function standingOf(given: IntegrationFacts, around: Surroundings): Standing {
  const facts = { ...given, firstOcimAt: given.firstOcimAt ?? given.lastOcimAt }
  return {
    id: facts.id,
    state: stateOf(facts, around),
    score: scoreOf(facts, around),
    blockers: blockersOf(facts, around),
    credentialsIssuedAt: facts.credentialsIssuedAt,
    firstOcimAt: facts.firstOcimAt,
  }
}

/** Whether anything of a standing is news to the row. */
export function isNews(facts: IntegrationFacts, next: Standing): boolean {
  return (
    facts.state !== next.state ||
    facts.score !== next.score ||
    facts.firstOcimAt?.getTime() !== next.firstOcimAt?.getTime() ||
    facts.credentialsIssuedAt?.getTime() !== next.credentialsIssuedAt?.getTime() ||
    facts.blockers.join() !== next.blockers.join()
  )
}
