import type { EnvironmentCounts } from '@/lib/schemas/migration/environment'
import { isAfter, isDuring, type Phase } from '@/lib/schemas/migration/phase'
import type { PortalStep, PortalStepKey } from '@/lib/schemas/migration/portal-home'

/** Where the integrations of one partner stand in one environment. */
export interface ChainFacts {
  phase: Phase
  /** integrations by score, R0 first */
  scores: readonly number[]
  counts: EnvironmentCounts
}

const TITLES: Record<PortalStepKey, string> = {
  know: 'Acknowledge the migration',
  reissue: 'Reissue the Client ID',
  test: 'Change the request and get a token',
  call: 'Call the API with it',
  leave: 'Stop using SSD',
  verify: 'Verify and confirm',
}

/** The least score with which an integration has a step behind it. */
const SCORE_OF = { know: 1, reissue: 2, test: 3, call: 4, leave: 5 } as const

/** How many integrations have at least this score. */
export function reached(scores: readonly number[], score: number): number {
  return scores.slice(score).reduce((sum, count) => sum + count, 0)
}

/** A partner's way through the migration of one chain, with what real traffic says of each step. */
export function chainSteps({ phase, scores, counts }: ChainFacts): PortalStep[] {
  const all = counts.integrations
  const isOpen = isDuring(phase) || isAfter(phase)
  const steps: PortalStep[] = []
  const add = (key: PortalStepKey, done: number, isBlocked: boolean, waitsFor: string) => {
    const isDone = all > 0 && done >= all
    steps.push({
      key,
      title: TITLES[key],
      state: isDone ? 'done' : isBlocked ? 'blocked' : 'todo',
      detail: isBlocked && !isDone ? waitsFor : progress(done, all),
    })
  }
  const leftSsd = isAfter(phase) ? all - counts.broken : reached(scores, SCORE_OF.leave)
  const notYet = 'Opens with the window.'
  add('know', reached(scores, SCORE_OF.know), phase === 'PLANNED', 'Begins with the announcement.')
  add('reissue', reached(scores, SCORE_OF.reissue), !isOpen, notYet)
  add('test', reached(scores, SCORE_OF.test), !isOpen, notYet)
  add('call', reached(scores, SCORE_OF.call), !isOpen, notYet)
  add('leave', leftSsd, !isOpen, notYet)
  add('verify', counts.verified, !isAfter(phase), 'Follows the cut-over.')
  const current = steps.find((step) => step.state === 'todo')
  if (current) current.state = 'current'
  return steps
}

function progress(done: number, all: number): string {
  if (all === 0) return 'No integration of yours is known here.'
  if (all === 1) return done === 1 ? 'Done.' : 'Not yet.'
  return `${done.toLocaleString('en')} of ${all.toLocaleString('en')} integrations`
}
