/** Where gateways answer. Everything else below these folders stays with whoever owns it. */

export type GatewayEndpointName = 'tokens' | 'check'
export interface GatewayRoute {
  endpoint: GatewayEndpointName
  /** the gateway that the path names; null where the host tells */
  gatewayName: string | null
}

const SHARED: ReadonlyMap<string, GatewayEndpointName> = new Map([
  ['/oauth/v1/tokens', 'tokens'],
  ['/oauth/v1/check', 'check'],
])
const PREFIX = '/gateways/'

/** Whether a path is one of a gateway. */
export function isGatewayPath(path: string): boolean {
  return path.startsWith('/oauth/v1/') ? SHARED.has(path) : path.startsWith(PREFIX) && gatewayRoute(path) !== null
}

/** `/oauth/v1/…`, or the same below `/gateways/<name>` for callers without a name service. */
export function gatewayRoute(path: string): GatewayRoute | null {
  const shared = SHARED.get(path)
  if (shared) return { endpoint: shared, gatewayName: null }
  if (!path.startsWith(PREFIX)) return null
  const slash = path.indexOf('/', PREFIX.length)
  const endpoint = slash < 0 ? undefined : SHARED.get(path.slice(slash))
  // Names are lower-case letters, digits and hyphens; nothing in them is ever percent-encoded.
  return endpoint ? { endpoint, gatewayName: path.slice(PREFIX.length, slash) } : null
}

/** The host a request was sent to, lower case, without the port; empty where it names none. */
export function hostOf(header: string | undefined): string {
  const host = (header ?? '').trim().toLowerCase()
  return host.startsWith('[') ? host.slice(0, host.indexOf(']') + 1) : host.replace(/:\d*$/, '')
}
