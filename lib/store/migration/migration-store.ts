import type { Db } from '../db'
import { connectionStore } from './connections'
import { environmentStore } from './environments'
import { gatewayClientStore } from './gateway-clients'
import { integrationUserStore } from './integration-users'
import { integrationStore } from './integrations'
import type { MigrationStore } from './migration-types'
import { migrationSettingsStore, stepStore } from './steps-and-settings'

/** What moves while hotels migrate. */
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
