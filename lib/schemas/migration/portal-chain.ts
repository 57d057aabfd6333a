import type { ConnectionState } from './connection-state'
import type { EnvironmentView } from './environment'
import type { GatewayClientView, PropertyName } from './gateway-client'
import type { IntegrationItem } from './integration'
import type { ChainCard } from './portal-home'
import type { RequestSample } from './request-diff'

/** Everything a partner sees of one chain. */
export interface PortalChain extends ChainCard {
  environment: EnvironmentView
  integrations: IntegrationItem[]
  /** the one client of OCIM, once it was made */
  client: GatewayClientView | null
  /** the client of SSD before it */
  ssdClientId: string | null
  /** what the customer allows; null where nobody was asked */
  limits: { state: ConnectionState; allProperties: boolean; properties: PropertyName[] } | null
  samples: RequestSample[]
  isOwner: boolean
  /** the person may add and change users of SSD now */
  mayChangeUsers: boolean
}

/** What moves while one looks. */
export type PortalProgress = Pick<PortalChain, 'task' | 'steps' | 'integrations'>
