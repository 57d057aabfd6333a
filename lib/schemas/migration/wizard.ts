import { z } from 'zod'
import { paragraph } from '../text'

/** The steps of a migration, in their order. @see spec migration §6.1 */
export const WIZARD_KEYS = [
  'inventory',
  'enterprise',
  'reissue',
  'requests',
  'test',
  'dual-run',
  'readiness',
  'cutover',
  'convert',
  'restrict',
  'verify',
] as const
export type WizardKey = (typeof WIZARD_KEYS)[number]
/** Those that partners do not take part in. */
export const CUSTOMER_ONLY_STEPS: readonly WizardKey[] = ['convert', 'restrict']

export const STEP_WORDS: Record<WizardKey, { title: string; purpose: string }> = {
  inventory: {
    title: 'Inventory',
    purpose: 'Know every integration, its owner, its users and its application key, so that nobody is forgotten.',
  },
  enterprise: {
    title: 'Enterprise id and gateway',
    purpose:
      'Requests name the enterprise and reach the gateway of this environment. Both must be right before anybody changes code.',
  },
  reissue: {
    title: 'Reissue clients',
    purpose: 'Each owner makes an OCIM client and keeps its secret, which is shown once.',
  },
  requests: {
    title: 'Change the token request',
    purpose: 'Each owner changes how its integration asks for a token. SSD goes on working meanwhile.',
  },
  test: {
    title: 'Test a token and a harmless call',
    purpose: 'A token by OCIM and one API call with it show that the change works.',
  },
  'dual-run': {
    title: 'Watch both',
    purpose: 'Both ways work side by side until every part of an integration has left SSD.',
  },
  readiness: {
    title: 'Readiness',
    purpose: 'What real traffic says of each integration decides whether SSD can be switched off.',
  },
  cutover: {
    title: 'Cut-over',
    purpose: 'SSD is switched off for this environment, at the announced time.',
  },
  convert: {
    title: 'Convert users and split the shared client',
    purpose: 'Former users became clients. Each internal integration gets a client of its own.',
  },
  restrict: {
    title: 'Restrict to properties',
    purpose: 'Each client and each partner reaches the hotels that it works for, and no others.',
  },
  verify: {
    title: 'Verify and close',
    purpose: 'Each integration is checked once more on OCIM; then the migration is finished.',
  },
}

export interface WizardStep {
  /** 1–11 */
  number: number
  key: WizardKey
  title: string
  purpose: string
  /** `waiting`: somebody named in `waitingFor` must act; `later`: an earlier step comes first */
  state: 'done' | 'current' | 'waiting' | 'later'
  /** what is not done yet, one sentence each */
  missing: string[]
  waitingFor: string | null
  /** what was done, in one sentence; null when there is nothing to tell */
  progress: string | null
  note: string
  /** ticked by hand: by whom and when */
  doneBy: string | null
  doneAt: Date | null
}

export const tickStepSchema = z.object({
  done: z.boolean().optional(),
  note: paragraph(4000).optional(),
})
export type TickStep = z.input<typeof tickStepSchema>
