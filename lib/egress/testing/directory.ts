import { readFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { parseLdapUrl } from '@/lib/schemas/ldap-settings'
import { BIND_PASSWORD } from '@/scripts/lib/openldap/tree.mjs'
import type { LdapEndpoint } from '../ldap-endpoint'

/** Whether a directory was given; `npm test` always gives one, `scripts/with-openldap.mjs` by hand. */
export const hasDirectory = process.env.TEST_LDAP_URL !== undefined

export const BASE_DN = process.env.TEST_LDAP_BASE_DN ?? ''
export const BIND_DN = process.env.TEST_LDAP_BIND_DN ?? ''
export const ELSEWHERE_PORT = Number(process.env.TEST_LDAP_ELSEWHERE_PORT)
export const LDAP_URL = process.env.TEST_LDAP_URL ?? ''
export const LDAPS_URL = process.env.TEST_LDAPS_URL ?? ''
export const directoryAuthority = () => readFileSync(process.env.TEST_LDAP_CA_FILE ?? '', 'utf8')

const address = (url: string) => {
  const target = parseLdapUrl(url)
  if (!target) throw new Error(`${url} is no address of a directory`)
  return { host: target.host, port: target.port, isLoopback: target.isLoopback }
}

/** The directory of this run, spoken to in the safe ways. */
export function endpoint(given: Partial<LdapEndpoint> = {}): LdapEndpoint {
  const isStartTls = given.security === 'start-tls' || given.security === 'none'
  return {
    ...address(isStartTls ? LDAP_URL : LDAPS_URL),
    security: 'tls',
    caCertificates: directoryAuthority(),
    bindDn: BIND_DN,
    bindPassword: BIND_PASSWORD,
    connectTimeoutMs: 3000,
    operationTimeoutMs: 5000,
    maxConnections: 4,
    ...given,
  }
}

/** A server on loopback that does what `serve` does with each connection; by default it takes it and never answers. */
export async function peculiarServer(serve: (socket: Socket) => void = () => {}) {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    serve(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const listening = server.address()
  if (listening === null || typeof listening === 'string') throw new Error('no port')
  return {
    port: listening.port,
    /** ends every connection, as a directory does with idle ones */
    cut() {
      for (const socket of sockets) socket.destroy()
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
