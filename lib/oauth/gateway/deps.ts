import type { OAuthDeps } from '../deps'
import type { SecretVerifier } from '../ports'
import type { GatewayEvents, GatewaySource, SsdGate, UserGuard } from '../ports/gateway'

/** Everything the gateway endpoints are given. */
export interface GatewayDeps
  extends Pick<OAuthDeps, 'config' | 'secrets' | 'passwordGuard' | 'signer' | 'clock' | 'random' | 'publicUrl'> {
  gateways: GatewaySource
  ssd: SsdGate
  /** proves passwords of integration users, in as long for a name that does not exist */
  passwords: SecretVerifier
  userGuard: UserGuard
  gatewayEvents: GatewayEvents
}
