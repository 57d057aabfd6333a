import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls, type SecureContext } from 'node:tls'
import type { Deadline } from './deadline'
import type { LdapEndpoint } from './ldap-endpoint'
import { LdapFailure, toLdapFailure } from './ldap-failure'

/** A conversation may not bring more than this at once; a page of people is far below. */
export const MAX_RESPONSE_BYTES = 4 * 1024 * 1024

/** Certificate and name are verified; nothing can switch that off. */
export function tlsOptions(endpoint: LdapEndpoint, context: SecureContext): ConnectionOptions {
  const { host } = endpoint
  return {
    host,
    secureContext: context,
    rejectUnauthorized: true,
    // A server name is a DNS name, never an address (RFC 6066 §3).
    ...(isIP(host) ? {} : { servername: host }),
  }
}

/**
 * An open connection, with TLS already where the endpoint has it from the first byte.
 * @throws LdapFailure
 */
export async function openSocket(endpoint: LdapEndpoint, context: SecureContext, deadline: Deadline): Promise<Socket> {
  const { host, port, security, isLoopback } = endpoint
  if (security === 'none' && !isLoopback) {
    throw new LdapFailure('tls', 'A directory elsewhere is asked over TLS only')
  }
  const isTls = security === 'tls'
  const socket = isTls
    ? connectTls({ ...tlsOptions(endpoint, context), port })
    : connectTcp({ host, port, noDelay: true, keepAlive: true })
  const opened = new Promise<Socket>((resolve, reject) => {
    socket.once(isTls ? 'secureConnect' : 'connect', () => resolve(socket))
    // Stays for good: a socket that fails later, between two questions, must not end the process.
    socket.on('error', reject)
    socket.once('close', () => reject(new LdapFailure('unreachable', 'The directory closed the connection')))
  })
  try {
    return await deadline.wait(
      opened,
      () => new LdapFailure('timeout', 'The directory did not take the connection in time'),
    )
  } catch (error) {
    socket.destroy()
    throw toLdapFailure(error)
  }
}

/** Counts what comes in and cuts the connection when one answer grows beyond all reason. */
export function limitBytes(socket: Socket, onTooMuch: () => void): { startAnswer(): void } {
  let received = 0
  socket.on('data', (chunk: Buffer) => {
    received += chunk.length
    if (received > MAX_RESPONSE_BYTES) onTooMuch()
  })
  return {
    startAnswer() {
      received = 0
    },
  }
}
