import type { Page } from '@/lib/base/page'
import type { Blocker } from '@/lib/schemas/migration/blocker'
import type { IntegrationListQuery } from '@/lib/schemas/migration/integration-query'
import type { IntegrationState, OwnerKind, Score } from '@/lib/schemas/migration/integration-state'
import type { OwnerProgress } from './owner-progress'

/** What the readiness of an integration is computed from. */
export interface IntegrationFacts {
  id: string
  environmentId: string
  name: string
  ownerKind: OwnerKind
  partnerId: string | null
  applicationId: string | null
  state: IntegrationState
  score: Score
  blockers: Blocker[]
  ownerEmail: string | null
  separatedByUser: boolean
  acknowledgedAt: Date | null
  credentialsIssuedAt: Date | null
  firstOcimAt: Date | null
  lastSsdAt: Date | null
  lastOcimAt: Date | null
  lastApiAt: Date | null
  lastOcimApiAt: Date | null
  addressRefusedAt: Date | null
  gatewayRefusedAt: Date | null
  createdAt: Date
  /** SSD users that are not disabled */
  users: number
}

export interface IntegrationRecord extends IntegrationFacts {
  streaming: boolean
  acknowledgedBy: string | null
  limitsConfirmedAt: Date | null
  verifiedAt: Date | null
  verifiedBy: string | null
  version: number
  updatedAt: Date
  partnerName: string | null
  applicationName: string | null
  applicationKeyHint: string | null
  /** `<chain code>/<code>` of the environment */
  environmentLabel: string
}

/** What a person enters of an integration. */
export interface NewIntegration {
  id: string
  environmentId: string
  name: string
  ownerKind: OwnerKind
  partnerId: string | null
  applicationId: string | null
  ownerEmail: string | null
  streaming: boolean
  separatedByUser: boolean
  state: IntegrationState
  credentialsIssuedAt: Date | null
  createdAt: Date
}

export type IntegrationEdit = Partial<
  Pick<
    IntegrationRecord,
    | 'name'
    | 'applicationId'
    | 'ownerEmail'
    | 'streaming'
    | 'separatedByUser'
    | 'acknowledgedAt'
    | 'acknowledgedBy'
    | 'limitsConfirmedAt'
    | 'verifiedAt'
    | 'verifiedBy'
    | 'state'
  >
>

/** Latest instants of one integration; an instant only moves on. */
export interface Seen {
  id: string
  lastSsdAt: Date | null
  lastOcimAt: Date | null
  lastApiAt: Date | null
  lastOcimApiAt: Date | null
  addressRefusedAt: Date | null
  gatewayRefusedAt: Date | null
}

/** Where an integration stands after something moved. */
export interface Standing {
  id: string
  state: IntegrationState
  score: Score
  blockers: readonly Blocker[]
  credentialsIssuedAt: Date | null
  firstOcimAt: Date | null
}

export interface IntegrationSearch extends IntegrationListQuery {
  environmentId: string
  /** that of the gate, for `belowGate` */
  gateScore: number
}

/** Served requests a day, by integration. */
export type UsageDays = Map<string, { day: number; kind: 'SSD' | 'OCIM'; count: number }[]>

export interface IntegrationStore {
  /** @throws UniqueViolation('integration.name'), ReferenceViolation */
  insert(integration: NewIntegration): Promise<void>
  byId(id: string): Promise<IntegrationRecord | null>
  list(search: IntegrationSearch): Promise<Page<IntegrationRecord>>
  /** Writes an edit when the row still has `expectedVersion`. @throws UniqueViolation('integration.name') */
  edit(id: string, expectedVersion: number, change: IntegrationEdit, at: Date): Promise<boolean>
  /** @throws ReferenceViolation while users or clients depend on it */
  delete(id: string): Promise<void>
  /** Facts of all integrations of an environment; of one owner alone where one is named. */
  factsOf(environmentId: string, owner?: { kind: 'CUSTOMER' } | { partnerId: string }): Promise<IntegrationFacts[]>
  facts(ids: readonly string[]): Promise<IntegrationFacts[]>
  /** Moves latest instants on, in one statement; nothing else changes. */
  see(seen: readonly Seen[]): Promise<void>
  /** Writes where integrations stand, in statements of some hundred rows. The version stays: it is that of edits. */
  stand(standings: readonly Standing[]): Promise<void>
  /**
   * Ids at R4 whose last use of SSD, or where there is none their creation, does not lie after an instant, in whatever
   * state; those at R3, while SSD is held against them.
   */
  quietSince(before: Date, limit: number): Promise<string[]>
  /** Ids of integrations that a refusal is held against which does not lie after an instant. */
  staleRefusals(before: Date, limit: number): Promise<string[]>
  /** Served requests a day since an instant. */
  days(ids: readonly string[], since: Date): Promise<UsageDays>
  /** Refused requests of one in the hours since an instant; those after completion that used SSD count too. */
  refusals(id: string, since: Date): Promise<number>
  /** How far each owner has come in an environment: the customer first, or one partner alone. */
  ownerProgress(environmentId: string, gateScore: number, partnerId?: string): Promise<OwnerProgress[]>
  /** The limits of a partner are others now: it has confirmed none of them. */
  unconfirmLimits(environmentId: string, partnerId: string): Promise<void>
  /** Whether a partner has one in an environment. */
  partnerHas(environmentId: string, partnerId: string): Promise<boolean>
}
