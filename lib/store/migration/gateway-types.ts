import type {
  RuntimeApplication,
  RuntimeConnection,
  RuntimeEnvironment,
  RuntimeGateway,
  RuntimeGatewayClient,
  RuntimeIntegration,
  SsdGate,
} from '@/lib/oauth/ports/gateway'
import type { GatewayKind, GatewayRuleTrace, GatewayScheme } from '@/lib/schemas/migration/gateway-rules'

/** What the gateway endpoints look up, each as it is committed now. */
export interface GatewayLookupStore extends SsdGate {
  gatewayByHost(host: string): Promise<RuntimeGateway | null>
  gatewayByName(name: string): Promise<RuntimeGateway | null>
  enterpriseOn(gatewayId: string, code: string): Promise<{ id: string } | null>
  applicationByKey(keyHash: string): Promise<RuntimeApplication | null>
  clientById(clientId: string): Promise<RuntimeGatewayClient | null>
  environmentById(id: string): Promise<RuntimeEnvironment | null>
  integrationsOf(environmentId: string, applicationId: string): Promise<RuntimeIntegration[]>
  connectionOf(environmentId: string, partnerId: string): Promise<(RuntimeConnection & { id: string }) | null>
}

export type GatewayGranularity = 'MINUTE' | 'HOUR' | 'DAY'

export interface GatewayUsageIncrement {
  environmentId: string
  /** empty: the environment as a whole */
  integrationId: string
  kind: GatewayKind
  /** `ok`, or the id of the rule that refused */
  outcome: string
  count: number
}

export interface GatewayUsagePoint {
  bucket: Date
  kind: GatewayKind
  outcome: string
  count: number
}

export interface GatewayUsageQuery {
  environmentId?: string
  /** null: environments as a whole */
  integrationId: string | null
  granularity: GatewayGranularity
  from: Date
  to: Date
}

/** Sums by integration of one environment. */
export interface GatewayErrorRow {
  integrationId: string
  kind: GatewayKind
  outcome: string
  count: number
}

export interface GatewayUsageStore {
  /** Adds to the buckets that hold `at`, in one transaction. */
  add(
    at: Date,
    increments: readonly GatewayUsageIncrement[],
    granularities: readonly GatewayGranularity[],
  ): Promise<void>
  series(query: GatewayUsageQuery): Promise<GatewayUsagePoint[]>
  /** Sums of whole hours or days by integration, of some alone where they are named; the most refused first. */
  sums(
    query: Omit<GatewayUsageQuery, 'integrationId'> & { environmentId: string; integrationIds?: readonly string[] },
    limit: number,
  ): Promise<GatewayErrorRow[]>
  /** Removes what is older, at most so many. @returns how many went */
  sweep(granularity: GatewayGranularity, before: Date, limit: number): Promise<number>
}

export interface GatewayActivityRecord {
  environmentId: string
  /** start of the hour */
  bucket: Date
  /** a user name under SSD, a client id under OCIM */
  actor: string
  scheme: GatewayScheme
  integrationId: string
  tokens: number
  calls: number
  refused: number
  firstAt: Date
  lastAt: Date
}

export interface ClientMark {
  clientPk: string
  at: Date
}

export interface GatewayActivityStore {
  /** When clients were last used; an instant never goes back. */
  markClients(marks: readonly ClientMark[]): Promise<void>
  add(records: readonly GatewayActivityRecord[]): Promise<void>
  /** Newest first, after an instant and an actor. */
  list(query: {
    environmentId: string
    integrationId?: string
    integrationIds?: readonly string[]
    actor?: string
    scheme?: GatewayScheme
    before?: { bucket: Date; actor: string; scheme: string }
    limit: number
  }): Promise<GatewayActivityRecord[]>
  sweep(before: Date, limit: number): Promise<number>
}

export interface GatewayRefusalRecord {
  correlationId: string
  at: Date
  gatewayId: string | null
  environmentId: string | null
  integrationId: string | null
  partnerId: string | null
  customerId: string | null
  kind: GatewayKind
  status: number
  answer: string
  rule: string
  trace: readonly GatewayRuleTrace[]
}

export interface GatewayRefusalFilter {
  /** whose own they must be; absent: everybody's */
  owner?: { partnerId: string } | { customerId: string }
  environmentId?: string
  integrationId?: string
  rule?: string
  kind?: GatewayKind
  from?: Date
  to?: Date
  before?: { at: Date; correlationId: string }
  limit: number
}

export interface GatewayRefusalStore {
  /** A correlation id that is known already keeps what it has. */
  insert(records: readonly GatewayRefusalRecord[]): Promise<void>
  byId(correlationId: string): Promise<GatewayRefusalRecord | null>
  list(filter: GatewayRefusalFilter): Promise<GatewayRefusalRecord[]>
  sweep(before: Date, limit: number): Promise<number>
}
