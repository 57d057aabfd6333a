import { sha256Hex } from '@/lib/base/hash'
import { singleton } from '@/lib/base/singletons'
import { LdapClient } from '@/lib/egress/ldap-client'
import type { LdapEndpoint } from '@/lib/egress/ldap-endpoint'
import { type LdapSettings, parseLdapUrl } from '@/lib/schemas/ldap-settings'

/** Directories whose connections are kept at a time. */
const MAX_CLIENTS = 100

interface Kept {
  /** of settings and password: another one means another client */
  fingerprint: string
  client: LdapClient
}

/** @throws Error for settings that no schema let through */
export function endpointOf({ connection }: Pick<LdapSettings, 'connection'>, bindPassword: string): LdapEndpoint {
  const target = parseLdapUrl(connection.url)
  if (!target) throw new Error('the address of the directory cannot be read')
  const { isSecure, ...place } = target
  const plain = connection.allowPlaintext && place.isLoopback ? 'none' : 'start-tls'
  const { caCertificates, bindDn, connectTimeoutMs, operationTimeoutMs, maxConnections } = connection
  return {
    ...place,
    security: isSecure ? 'tls' : plain,
    caCertificates,
    bindDn,
    bindPassword,
    connectTimeoutMs,
    operationTimeoutMs,
    maxConnections,
  }
}

/** The client of a store, the same until its connection settings change; then the old connections end. */
export function clientOf(storeId: string, settings: LdapSettings, bindPassword: string): LdapClient {
  const clients = singleton('ldap-clients', () => new Map<string, Kept>())
  const fingerprint = sha256Hex(JSON.stringify([settings.connection, bindPassword]))
  const kept = clients.get(storeId)
  clients.delete(storeId)
  if (kept?.fingerprint === fingerprint) {
    clients.set(storeId, kept)
    return kept.client
  }
  kept?.client.close()
  const client = new LdapClient(endpointOf(settings, bindPassword))
  clients.set(storeId, { fingerprint, client })
  const [oldest] = clients
  if (clients.size > MAX_CLIENTS && oldest) {
    oldest[1].client.close()
    clients.delete(oldest[0])
  }
  return client
}

/** Ends the connections of a store that is gone. */
export function forgetClient(storeId: string): void {
  const clients = singleton('ldap-clients', () => new Map<string, Kept>())
  clients.get(storeId)?.client.close()
  clients.delete(storeId)
}
