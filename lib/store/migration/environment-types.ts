import type { Page } from '@/lib/base/page'
import type { EnvironmentCounts, EnvironmentKind } from '@/lib/schemas/migration/environment'
import type { EnvironmentFilter, EnvironmentListQuery } from '@/lib/schemas/migration/environment-query'
import type { PropertyName } from '@/lib/schemas/migration/gateway-client'
import type { Phase } from '@/lib/schemas/migration/phase'

/** What moves with the phase, and nothing that the inventory says. */
export interface EnvironmentProgress {
  phase: Phase
  windowAt: Date | null
  cutoverAt: Date | null
  downtimeMinutes: number
  announcedAt: Date | null
  openedAt: Date | null
  cutoverBeganAt: Date | null
  completedAt: Date | null
  verifiedAt: Date | null
  postponedAt: Date | null
  postponedReason: string | null
  overriddenAt: Date | null
  overriddenBy: string | null
  overrideReason: string | null
  problem: string | null
  operator: string | null
}

/** An environment with the names of what it belongs to. */
export interface EnvironmentRecord extends EnvironmentProgress {
  id: string
  code: string
  kind: EnvironmentKind
  allowedNetworks: string[] | null
  chain: { id: string; code: string; name: string }
  enterprise: { id: string; code: string | null; name: string }
  customer: { id: string; name: string }
  gateway: { id: string; name: string; host: string; domainId: string }
  counts: EnvironmentCounts
  version: number
  createdAt: Date
  updatedAt: Date
}

/** Whose environments a caller sees: all, those of one customer, or those where one partner has something. */
export type EnvironmentReach = { customerId: string } | { partnerId: string } | null

export interface EnvironmentSearch extends EnvironmentFilter {
  reach: EnvironmentReach
  now: Date
}

/** Counts of one chain, or of all (id empty), in one phase. */
export interface PhaseSum {
  id: string
  name: string
  phase: Phase
  environments: number
  counts: EnvironmentCounts
}

export interface EnvironmentStore {
  byId(id: string): Promise<EnvironmentRecord | null>
  byIds(ids: readonly string[]): Promise<EnvironmentRecord[]>
  /** by `<chain code>/<code>`, whatever the case */
  byLabel(label: string): Promise<EnvironmentRecord | null>
  list(query: EnvironmentListQuery & EnvironmentSearch): Promise<Page<EnvironmentRecord>>
  /** How many there are of each phase, and the first `limit` of each by window. */
  board(
    search: EnvironmentSearch,
    limit: number,
  ): Promise<{ phase: Phase; count: number; items: EnvironmentRecord[] }[]>
  /** With a window or a cut-over in [from, to), at most `limit` of each. */
  calendar(from: Date, to: Date, reach: EnvironmentReach, limit: number): Promise<EnvironmentRecord[]>
  /** Whether a caller of this reach sees it. */
  reaches(id: string, reach: EnvironmentReach): Promise<boolean>
  /**
   * Writes what moves with the phase when the row still has `expectedVersion`; the version becomes one higher.
   * @returns false when another save came first
   */
  move(id: string, expectedVersion: number, change: Partial<EnvironmentProgress>, at: Date): Promise<boolean>
  /** Counts the integrations of some environments anew, or of all. The version stays: traffic is no edit. */
  recount(ids: readonly string[] | null, gateScore: number): Promise<void>
  /** Integrations by score, R0 first; of one partner alone where one is named. */
  scores(id: string, partnerId?: string): Promise<number[]>
  /** The same of one partner in some environments; those without one are left out. */
  scoresOfPartner(ids: readonly string[], partnerId: string): Promise<Map<string, number[]>>
  /** Counts of the integrations of one partner in some environments. */
  countsOfPartner(ids: readonly string[], partnerId: string, gateScore: number): Promise<Map<string, EnvironmentCounts>>
  idsOfEnterprise(enterpriseId: string): Promise<string[]>
  /** Another environment of the chain whose window is open. */
  otherDuring(chainId: string, exceptId: string): Promise<{ id: string; code: string } | null>
  /** Hotels of a chain among `ids`, in the order of their codes; others are left out. */
  properties(chainId: string, ids: readonly string[]): Promise<PropertyName[]>
  /** Sums by phase: of everything, or of each chain among `chainIds`. */
  sums(chainIds: readonly string[] | null): Promise<PhaseSum[]>
}
