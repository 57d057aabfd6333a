import type { EnvironmentEvent, Phase } from '@/lib/schemas/migration/phase'
import { PHASE_WORDS } from '@/lib/schemas/migration/phase'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'

/** From which phases an event leads where. @see spec migration §6 */
export const MOVES: Record<EnvironmentEvent, { from: readonly Phase[]; to: Phase }> = {
  announce: { from: ['PLANNED', 'POSTPONED', 'NOTIFIED'], to: 'NOTIFIED' },
  openWindow: { from: ['NOTIFIED'], to: 'MIGRATING' },
  postpone: { from: ['NOTIFIED', 'MIGRATING'], to: 'POSTPONED' },
  beginCutover: { from: ['MIGRATING'], to: 'CUTOVER' },
  abortCutover: { from: ['CUTOVER'], to: 'MIGRATING' },
  completeMigration: { from: ['CUTOVER'], to: 'MIGRATED' },
  reportProblem: { from: ['MIGRATED'], to: 'SUPPORT' },
  closeProblem: { from: ['SUPPORT'], to: 'MIGRATED' },
  verifyEnvironment: { from: ['MIGRATED'], to: 'VERIFIED' },
}

/** What guards look at beside the environment itself. */
export interface GuardFacts {
  gateScore: number
  /** code of another environment of the chain whose window is open */
  otherDuring: string | null
  /** notices of the announcement that were written */
  noticesOfAnnouncement: number
}

type Guard = (environment: Pick<EnvironmentRecord, 'phase' | 'counts'>, facts: GuardFacts) => string | null

const number = (count: number, noun: string) =>
  count === 1 ? `One ${noun} is` : `${count.toLocaleString('en')} ${noun}s are`

const GUARDS: Partial<Record<EnvironmentEvent, Guard>> = {
  openWindow: (_, { otherDuring, noticesOfAnnouncement }) => {
    if (otherDuring !== null) return `Environment ${otherDuring} of the same chain is migrating; one at a time`
    return noticesOfAnnouncement === 0 ? 'Nobody has been told of the announcement yet' : null
  },
  beginCutover: ({ counts }, { gateScore }) =>
    counts.belowGate > 0 ? `${number(counts.belowGate, 'integration')} below R${gateScore}` : null,
  verifyEnvironment: ({ counts }) => {
    const open = counts.integrations - counts.verified
    return open > 0 ? `${number(open, 'integration')} not verified yet` : null
  },
}

/** The guard that a signed override passes over. */
export const OVERRIDABLE: EnvironmentEvent = 'beginCutover'

/** Why an event cannot happen in this phase; null when it can. */
export function phaseObjection(event: EnvironmentEvent, phase: Phase): string | null {
  const { from } = MOVES[event]
  if (from.includes(phase)) return null
  const words = from.map((one) => PHASE_WORDS[one].toLowerCase())
  const listed = words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
  return `Possible while it is ${listed}; it is ${PHASE_WORDS[phase].toLowerCase()}`
}

/** Why a guard is in the way; null when none is. */
export function guardObjection(
  event: EnvironmentEvent,
  environment: Pick<EnvironmentRecord, 'phase' | 'counts'>,
  facts: GuardFacts,
): string | null {
  return GUARDS[event]?.(environment, facts) ?? null
}

/** Both, the phase first. */
export function objectionTo(
  event: EnvironmentEvent,
  environment: Pick<EnvironmentRecord, 'phase' | 'counts'>,
  facts: GuardFacts,
): string | null {
  return phaseObjection(event, environment.phase) ?? guardObjection(event, environment, facts)
}
