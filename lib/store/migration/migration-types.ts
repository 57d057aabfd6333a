import type { ConnectionStore } from './connection-types'
import type { EnvironmentStore } from './environment-types'
import type { GatewayClientStore } from './gateway-client-types'
import type { IntegrationStore } from './integration-types'
import type { IntegrationUserStore } from './integration-user-types'
import type { MigrationSettingsStore, StepStore } from './step-types'

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
