import { X509Certificate } from 'node:crypto'
import { createSecureContext, type SecureContext } from 'node:tls'
import { LdapFailure } from './ldap-failure'

/** Where a directory is and how it is spoken to. Times in milliseconds. */
export interface LdapEndpoint {
  host: string
  port: number
  /** TLS from the first byte, TLS after StartTLS, or none: the last is taken for this very machine only */
  security: 'tls' | 'start-tls' | 'none'
  isLoopback: boolean
  /** PEM of the authorities to believe; empty for those of the operating system */
  caCertificates: string
  /** empty for searches without an account */
  bindDn: string
  bindPassword: string
  connectTimeoutMs: number
  operationTimeoutMs: number
  maxConnections: number
}

const PEM_BLOCK = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g

/**
 * What TLS needs, read once per endpoint.
 * @throws LdapFailure certificate, when the authorities cannot be read: OpenSSL would silently believe nobody
 */
export function secureContext(endpoint: Pick<LdapEndpoint, 'caCertificates'>): SecureContext {
  const { caCertificates } = endpoint
  if (caCertificates.trim() === '') return createSecureContext({ minVersion: 'TLSv1.2' })
  const blocks = caCertificates.match(PEM_BLOCK) ?? []
  try {
    for (const block of blocks) new X509Certificate(block)
  } catch {
    throw new LdapFailure('certificate', 'The certificates of the authorities cannot be read')
  }
  if (blocks.length === 0) throw new LdapFailure('certificate', 'There is no PEM certificate among the authorities')
  return createSecureContext({ minVersion: 'TLSv1.2', ca: blocks })
}
