import type { Page } from '@/lib/base/page'
import type { GatewayClientListQuery, PropertyName } from '@/lib/schemas/migration/gateway-client'
import type { GatewayClientKind, Scheme, SecretHashKind } from '@/lib/schemas/migration/gateway-client-kind'

/** A secret as it is kept, with the one before for as long as that works. */
export interface KeptSecret {
  secretHashKind: SecretHashKind | null
  secretHash: string | null
  secretHint: string | null
  secretIssuedAt: Date | null
  previousHashKind: SecretHashKind | null
  previousHash: string | null
  previousExpiresAt: Date | null
}

export interface NewGatewayClient extends KeptSecret {
  pk: string
  environmentId: string
  scheme: Scheme
  kind: GatewayClientKind
  partnerId: string | null
  integrationId: string | null
  userId: string | null
  clientId: string
  name: string
  singleKey: string | null
  createdAt: Date
}

export interface GatewayClientRecord extends NewGatewayClient {
  lastUsedAt: Date | null
  disabledAt: Date | null
  allProperties: boolean
  properties: PropertyName[]
  version: number
  updatedAt: Date
  partnerName: string | null
  integrationName: string | null
  username: string | null
  environmentLabel: string
}

/** Which clients of an environment: those of SSD and OCIM of a customer, or those of one partner. */
export type ClientOwner = { kind: 'CUSTOMER' } | { partnerId: string }

export interface GatewayClientSearch extends GatewayClientListQuery {
  environmentId: string
  owner?: ClientOwner | undefined
}

export type GatewayClientEdit = Partial<KeptSecret & { disabledAt: Date | null; allProperties: boolean }>

/** A user whose client is to stand in for it. */
export interface Conversion {
  userId: string
  pk: string
  clientId: string
}

export interface GatewayClientStore {
  /** @throws UniqueViolation('gatewayClient.id' | 'gatewayClient.single') */
  insert(client: NewGatewayClient): Promise<void>
  byPk(pk: string): Promise<GatewayClientRecord | null>
  bySingleKey(singleKey: string): Promise<GatewayClientRecord | null>
  /** Those of these client ids that are taken, in any environment. */
  takenIds(clientIds: readonly string[]): Promise<string[]>
  list(search: GatewayClientSearch): Promise<Page<GatewayClientRecord>>
  /** OCIM clients of integrations (their own, and those of converted users) and of the owners of integrations. */
  ofIntegration(
    environmentId: string,
    integrationId: string,
    singleKeys: readonly string[],
  ): Promise<GatewayClientRecord[]>
  /** Ids of integrations of an environment that have a client of their own which is not disabled. */
  integrationsWithOwn(environmentId: string): Promise<string[]>
  edit(pk: string, expectedVersion: number, change: GatewayClientEdit, at: Date): Promise<boolean>
  /** Replaces the hotels that a client is limited to. */
  limit(pk: string, propertyIds: readonly string[]): Promise<void>
  /** Switches the SSD clients of an environment off. @returns how many were on */
  disableSsd(environmentId: string, at: Date): Promise<number>
  /** Makes a client of each user, without a secret, in bulk; they carry name and integration of the user. */
  convert(conversions: readonly Conversion[], at: Date): Promise<void>
}
