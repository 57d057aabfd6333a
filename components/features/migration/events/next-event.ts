import type { EnvironmentEvent, Phase } from '@/lib/schemas/migration/phase'

/** What leads an environment on from its phase, and what else may be done there. */
export const NEXT_EVENT: Record<Phase, EnvironmentEvent | null> = {
  PLANNED: 'announce',
  NOTIFIED: 'openWindow',
  MIGRATING: 'beginCutover',
  CUTOVER: 'completeMigration',
  MIGRATED: 'verifyEnvironment',
  SUPPORT: 'closeProblem',
  POSTPONED: 'announce',
  VERIFIED: null,
}

export const OTHER_EVENTS: Record<Phase, readonly EnvironmentEvent[]> = {
  PLANNED: [],
  NOTIFIED: ['announce', 'postpone'],
  MIGRATING: ['postpone'],
  CUTOVER: ['abortCutover'],
  MIGRATED: ['reportProblem'],
  SUPPORT: [],
  POSTPONED: [],
  VERIFIED: [],
}
