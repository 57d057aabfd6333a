import type { EnvironmentEvent, Phase } from './phase'

export const ENVIRONMENT_KINDS = ['PRODUCTION', 'NON_PRODUCTION'] as const
export type EnvironmentKind = (typeof ENVIRONMENT_KINDS)[number]
export const ENVIRONMENT_KIND_WORDS: Record<EnvironmentKind, string> = {
  PRODUCTION: 'Production',
  NON_PRODUCTION: 'Non-production',
}

/** Integrations of an environment; those of a partner alone when a partner asks. ssdOnly + dual + ocimOnly + broken = all. */
export interface EnvironmentCounts {
  integrations: number
  /** below the score that the readiness gate asks for */
  belowGate: number
  /** R5: SSD has been silent for the agreed time */
  quiet: number
  /** SSD_ONLY and CREDENTIALS_ISSUED */
  ssdOnly: number
  dual: number
  /** OCIM_ONLY and VERIFIED */
  ocimOnly: number
  broken: number
  /** with at least one blocker */
  blocked: number
  verified: number
}

export interface EnvironmentItem {
  id: string
  /** `<chain code>/<code>` */
  label: string
  code: string
  kind: EnvironmentKind
  phase: Phase
  /** reads `Migrating Soon`: its window is open, and the settings show the label to this reader */
  migratingSoon: boolean
  chainId: string
  chainCode: string
  chainName: string
  /** `code` is the Enterprise ID; null until it was supplied */
  enterprise: { id: string; code: string | null; name: string }
  customerId: string
  customerName: string
  gatewayId: string
  gatewayName: string
  windowAt: Date | null
  cutoverAt: Date | null
  downtimeMinutes: number
  announcedAt: Date | null
  openedAt: Date | null
  cutoverBeganAt: Date | null
  completedAt: Date | null
  verifiedAt: Date | null
  postponedAt: Date | null
  /** who leads this migration; null for people of the portal */
  operator: string | null
  counts: EnvironmentCounts
  version: number
  createdAt: Date
  updatedAt: Date
}

/** Whether an operation is possible now, for this actor; `why` says what is in the way. */
export interface Possible {
  allowed: boolean
  why: string | null
}

export interface EnvironmentView extends EnvironmentItem {
  enterpriseCode: string | null
  /** `url` is where tokens are asked for; `ownUrl` the same below our own address, for callers without DNS */
  gateway: { id: string; name: string; host: string; url: string; ownUrl: string }
  scope: string
  postponedReason: string | null
  /** the readiness gate was passed over; null for partners */
  override: { at: Date; by: string; reason: string } | null
  problem: string | null
  /** networks in CIDR notation; null: everybody; null for partners */
  allowedNetworks: string[] | null
  /** the score that the gate asks for, and how many are below it */
  gate: { score: number; below: number }
  /** SSD requests are served */
  ssdWorks: boolean
  /** owners can make their OCIM client now */
  reissueOpen: boolean
  /** where people of the customer and of partners go; the first changes at completion, the second never */
  customerPortalUrl: string
  partnerPortalUrl: string
  /** integrations by score, R0 first */
  scores: number[]
  may: Record<EnvironmentEvent, Possible>
}

export interface MigrationBoard {
  columns: { phase: Phase; count: number; items: EnvironmentItem[] }[]
}

export interface CalendarEntry {
  /** of the environment */
  id: string
  label: string
  phase: Phase
  kind: 'window' | 'cutover'
  at: Date
  downtimeMinutes: number
  counts: EnvironmentCounts
}

/** Sums over environments, for the overview and for chains. */
export interface MigrationRollup {
  /** id of the chain; empty for the whole installation */
  id: string
  name: string
  environments: number
  phases: Record<Phase, number>
  counts: EnvironmentCounts
}

/** One environment of a bulk announcement. */
export interface BulkResult {
  environmentId: string
  label: string
  ok: boolean
  /** why not */
  message: string | null
}
