import type { Socket } from 'node:net'
import { connect as connectTls, type SecureContext } from 'node:tls'
import { Client } from 'ldapts'
import type { Deadline } from './deadline'
import type { LdapEndpoint } from './ldap-endpoint'
import { LdapFailure, toLdapFailure } from './ldap-failure'
import { limitBytes, openSocket, tlsOptions } from './ldap-socket'

/** Whose rights the connection has now: nobody's, the bind account's, or those of a person whose password was tried. */
export type LdapIdentity = 'nobody' | 'service' | 'person'

/**
 * One connection. The library would connect anew by itself, without TLS and as nobody; here a connection that ended
 * stays ended. Every question has a deadline, after which the connection is cut.
 */
export class LdapConnection {
  identity: LdapIdentity = 'nobody'
  readonly #client: Client
  readonly #socket: Socket
  #answer = { startAnswer() {} }
  #ended: LdapFailure | null = null

  private constructor(socket: Socket) {
    this.#socket = socket
    let isGiven = false
    this.#client = new Client({
      url: 'ldap://given.invalid',
      createConnection: () => {
        if (isGiven) throw new LdapFailure('unreachable', 'The directory closed the connection')
        isGiven = true
        return socket
      },
      createSecureConnection: ((options: Parameters<typeof connectTls>[0]) => {
        const secure = connectTls(options)
        this.#watch(secure)
        return secure
      }) as typeof connectTls,
    })
  }

  /** @throws LdapFailure */
  static async open(endpoint: LdapEndpoint, context: SecureContext, deadline: Deadline): Promise<LdapConnection> {
    const withinConnectTime = deadline.atMost(endpoint.connectTimeoutMs)
    const connection = new LdapConnection(await openSocket(endpoint, context, withinConnectTime))
    if (endpoint.security === 'start-tls') {
      await connection.ask(
        withinConnectTime,
        (client) => client.startTLS(tlsOptions(endpoint, context)),
        startTlsFailure,
      )
    } else {
      connection.#watch(connection.#socket)
    }
    return connection
  }

  get isOpen(): boolean {
    return this.#ended === null && !this.#socket.destroyed
  }

  /** @throws LdapFailure; the connection is cut unless the directory answered */
  async ask<T>(deadline: Deadline, work: (client: Client) => Promise<T>, translate = toLdapFailure): Promise<T> {
    if (this.#ended) throw this.#ended
    this.#answer.startAnswer()
    try {
      return await deadline.wait(
        work(this.#client),
        () => new LdapFailure('timeout', 'The directory did not answer in time'),
      )
    } catch (error) {
      const told = translate(error)
      if (told.kind === 'answer') throw told
      const failure = this.#ended ?? told
      this.end(failure)
      throw failure
    }
  }

  end(reason: LdapFailure = new LdapFailure('unreachable', 'The connection was closed')): void {
    this.#ended ??= reason
    this.#socket.destroy()
  }

  #watch(socket: Socket): void {
    this.#answer = limitBytes(socket, () =>
      this.end(new LdapFailure('too-large', 'The directory answered with more than is read here')),
    )
    socket.on('close', () => this.end())
    socket.on('error', () => {})
  }
}

/** Between StartTLS and the first encrypted byte everything that fails is a matter of TLS. */
function startTlsFailure(error: unknown): LdapFailure {
  const failure = toLdapFailure(error)
  if (failure.kind === 'answer')
    return new LdapFailure('tls', 'The directory does not offer StartTLS', failure.resultCode)
  return failure
}
