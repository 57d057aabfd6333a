/** Where an environment stands. @see spec migration §6 */
export const PHASES = [
  'PLANNED',
  'NOTIFIED',
  'MIGRATING',
  'CUTOVER',
  'MIGRATED',
  'VERIFIED',
  'POSTPONED',
  'SUPPORT',
] as const
export type Phase = (typeof PHASES)[number]

export const PHASE_WORDS: Record<Phase, string> = {
  PLANNED: 'Planned',
  NOTIFIED: 'Notified',
  MIGRATING: 'Migrating',
  CUTOVER: 'Cut-over',
  MIGRATED: 'Migrated',
  VERIFIED: 'Verified',
  POSTPONED: 'Postponed',
  SUPPORT: 'In support',
}

export const PHASE_HELP: Record<Phase, string> = {
  PLANNED: 'Nothing is announced. Integrations use SSD.',
  NOTIFIED: 'Dates and enterprise id are announced. Integrations use SSD.',
  MIGRATING: 'The window is open: SSD works, and OCIM works for whoever reissued a client.',
  CUTOVER: 'SSD is about to be switched off. Nothing is switched off yet.',
  MIGRATED: 'SSD is off. Integrations use OCIM.',
  VERIFIED: 'Every integration was verified on OCIM.',
  POSTPONED: 'The window was closed again. Clients that were reissued stay valid for both.',
  SUPPORT: 'A problem was reported after SSD was switched off.',
}

/** SSD is closed to partners, new partner connections are frozen, OCIM works after a reissue. */
export const DURING: readonly Phase[] = ['MIGRATING', 'CUTOVER']
/** SSD is off for everybody. */
export const AFTER: readonly Phase[] = ['MIGRATED', 'VERIFIED', 'SUPPORT']
export const isDuring = (phase: Phase): boolean => DURING.includes(phase)
export const isAfter = (phase: Phase): boolean => AFTER.includes(phase)
/** SSD requests are served. */
export const ssdWorksIn = (phase: Phase): boolean => !isAfter(phase)

/** What partners and customers read beside an environment while its window is open. */
export const MIGRATING_SOON = 'Migrating Soon'

/** What moves an environment from phase to phase: the names of the operations. */
export const ENVIRONMENT_EVENTS = [
  'announce',
  'openWindow',
  'postpone',
  'beginCutover',
  'abortCutover',
  'completeMigration',
  'reportProblem',
  'closeProblem',
  'verifyEnvironment',
] as const
export type EnvironmentEvent = (typeof ENVIRONMENT_EVENTS)[number]

export const EVENT_WORDS: Record<EnvironmentEvent, string> = {
  announce: 'Announce',
  openWindow: 'Open window',
  postpone: 'Postpone',
  beginCutover: 'Begin cut-over',
  abortCutover: 'Abort cut-over',
  completeMigration: 'Complete migration',
  reportProblem: 'Report a problem',
  closeProblem: 'Close the problem',
  verifyEnvironment: 'Verify and close',
}
