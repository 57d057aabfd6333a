import type { Page } from '@/lib/base/page'
import type { ConnectionState } from '@/lib/schemas/migration/connection-state'
import type { PropertyName } from '@/lib/schemas/migration/gateway-client'
import type { ConnectionListQuery } from '@/lib/schemas/migration/partner-connection'
import type { Phase } from '@/lib/schemas/migration/phase'
import type { EnvironmentReach } from './environment-types'

export interface NewConnection {
  id: string
  environmentId: string
  partnerId: string
  state: ConnectionState
  requestedAt: Date
  requestedBy: string
}

export interface DecidedConnection extends NewConnection {
  decidedAt: Date
  decidedBy: string
}

export interface ConnectionRecord extends NewConnection {
  allProperties: boolean
  properties: PropertyName[]
  decidedAt: Date | null
  decidedBy: string | null
  reason: string | null
  version: number
  updatedAt: Date
  partnerName: string
  environmentLabel: string
  phase: Phase
  chainId: string
  customerId: string
}

export type ConnectionEdit = Partial<
  Pick<
    ConnectionRecord,
    'state' | 'allProperties' | 'decidedAt' | 'decidedBy' | 'reason' | 'requestedAt' | 'requestedBy'
  >
>

export interface ConnectionStore {
  /** @throws UniqueViolation('connection.partner'), ReferenceViolation */
  insert(connection: NewConnection): Promise<void>
  /** Leaves alone what is kept of a pair already. */
  insertMissing(connections: readonly DecidedConnection[]): Promise<void>
  byId(id: string): Promise<ConnectionRecord | null>
  byPair(environmentId: string, partnerId: string): Promise<ConnectionRecord | null>
  list(query: ConnectionListQuery & { reach: EnvironmentReach }): Promise<Page<ConnectionRecord>>
  edit(id: string, expectedVersion: number, change: ConnectionEdit, at: Date): Promise<boolean>
  /** Replaces the hotels that a connection is limited to. */
  limit(id: string, propertyIds: readonly string[]): Promise<void>
}
