import type { Page } from '@/lib/base/page'
import type { OwnerKind } from '@/lib/schemas/migration/integration-state'
import type { IntegrationUserListQuery } from '@/lib/schemas/migration/integration-user'

export interface NewIntegrationUser {
  id: string
  environmentId: string
  integrationId: string
  username: string
  /** argon2id */
  passwordHash: string
  passwordChangedAt: Date
  createdAt: Date
}

export interface IntegrationUserRecord extends NewIntegrationUser {
  disabledAt: Date | null
  convertedAt: Date | null
  version: number
  updatedAt: Date
  integrationName: string
  ownerKind: OwnerKind
  partnerId: string | null
  clientId: string | null
  environmentLabel: string
}

export interface IntegrationUserSearch extends IntegrationUserListQuery {
  environmentId: string
  owner?: { kind: 'CUSTOMER' } | { partnerId: string } | undefined
}

export interface IntegrationUserStore {
  /** @throws UniqueViolation('integrationUser.username'), ReferenceViolation */
  insert(user: NewIntegrationUser): Promise<void>
  byId(id: string): Promise<IntegrationUserRecord | null>
  list(search: IntegrationUserSearch): Promise<Page<IntegrationUserRecord>>
  edit(
    id: string,
    expectedVersion: number,
    change: { passwordHash?: string; passwordChangedAt?: Date; disabledAt?: Date | null },
    at: Date,
  ): Promise<boolean>
  /** Ids of the users of a customer's integrations that can still sign in and have not been converted. */
  convertible(environmentId: string): Promise<string[]>
  /** SSD ends for all users of an environment. @returns how many it was */
  retire(environmentId: string, at: Date): Promise<number>
}
