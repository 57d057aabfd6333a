import type { EnvironmentView } from './environment'
import type { IntegrationItem } from './integration'
import type { Phase } from './phase'
import type { ErrorRow } from './refusal'
import type { UsageBucket } from './usage'

/** One thing that somebody did, as a sentence. */
export interface ReportEntry {
  seq: number
  at: Date
  who: string
  sentence: string
  /** where it led the environment, when it did */
  move: { from: Phase; to: Phase } | null
}

export interface MigrationReport {
  environment: EnvironmentView
  madeAt: Date
  /** the days that the curves show, both included; UTC */
  from: Date
  to: Date
  usage: UsageBucket[]
  /** `days` of each run from `from` to `to` */
  integrations: IntegrationItem[]
  /** integrations that the report leaves out because there are too many */
  furtherIntegrations: number
  /** users of internal integrations that became clients, and users of partners that were retired */
  users: { converted: number; retired: number }
  /** who did what, oldest first */
  entries: ReportEntry[]
  furtherEntries: boolean
  /** refused requests by rule and integration */
  refused: ErrorRow[]
}
