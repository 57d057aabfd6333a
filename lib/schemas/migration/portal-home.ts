import type { EnvironmentItem } from './environment'

export const PORTAL_STEPS = ['know', 'reissue', 'test', 'call', 'leave', 'verify'] as const
export type PortalStepKey = (typeof PORTAL_STEPS)[number]

export interface PortalStep {
  key: PortalStepKey
  title: string
  /** blocked: somebody else, or a date, comes first */
  state: 'done' | 'current' | 'todo' | 'blocked'
  /** how far it is, or what it waits for */
  detail: string
}

/** What a partner has to do about one chain now. */
export interface PortalTask {
  tone: 'good' | 'attention' | 'bad' | 'info' | 'neutral'
  /** a sentence that `by` ends, where there is one */
  text: string
  by: Date | null
  /** what the one button says; null: nothing to press */
  button: string | null
  /** the most urgent first */
  urgency: number
}

/** One chain of a partner in one environment. */
export interface ChainCard {
  environment: EnvironmentItem
  task: PortalTask
  steps: PortalStep[]
}

export interface PortalHome {
  /** the most urgent first */
  cards: ChainCard[]
  /** chains whose client waits to be reissued */
  toReissue: number
  /** more chains than are shown */
  hasMore: boolean
}
