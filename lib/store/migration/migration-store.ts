import type { Db } from '../db'
import type { ConnectionStore } from './connection-types'
import { connectionStore } from './connections'
import type { EnvironmentStore } from './environment-types'
import { environmentStore } from './environments'
import type { GatewayClientStore } from './gateway-client-types'
import { gatewayClientStore } from './gateway-clients'
import type { IntegrationStore } from './integration-types'
import type { IntegrationUserStore } from './integration-user-types'
import { integrationUserStore } from './integration-users'
import { integrationStore } from './integrations'
import { type MigrationSettingsStore, migrationSettingsStore, type StepStore, stepStore } from './steps-and-settings'

/** What moves while hotels migrate. */
export interface MigrationStore {
  environments: EnvironmentStore
  integrations: IntegrationStore
  integrationUsers: IntegrationUserStore
  gatewayClients: GatewayClientStore
  connections: ConnectionStore
  steps: StepStore
  settings: MigrationSettingsStore
}

export function migrationStore(db: Db): MigrationStore {
  return {
    environments: environmentStore(db),
    integrations: integrationStore(db),
    integrationUsers: integrationUserStore(db),
    gatewayClients: gatewayClientStore(db),
    connections: connectionStore(db),
    steps: stepStore(db),
    settings: migrationSettingsStore(db),
  }
}
