import type { SecureContext } from 'node:tls'
import type { Deadline } from './deadline'
import { LdapConnection, type LdapIdentity } from './ldap-connection'
import { type LdapEndpoint, secureContext } from './ldap-endpoint'
import { LdapFailure } from './ldap-failure'

const IDLE_MS = 60_000
const WAITING_MAX = 100

interface Waiting {
  take(): void
}

/**
 * The connections to one directory: at most so many, kept open while they are used, closed a minute after. Who finds all
 * of them taken waits in line, not longer than its own deadline.
 */
export class LdapPool {
  readonly #idle: { connection: LdapConnection; timer: NodeJS.Timeout }[] = []
  readonly #waiting: Waiting[] = []
  #inUse = 0
  #context: SecureContext | null = null
  #isClosed = false

  constructor(readonly endpoint: LdapEndpoint) {}

  /**
   * Gives a connection to `work`, one with the rights of `identity` where one is free.
   * @throws LdapFailure
   */
  async use<T>(
    identity: LdapIdentity,
    deadline: Deadline,
    work: (connection: LdapConnection, isReused: boolean) => Promise<T>,
  ): Promise<T> {
    await this.#enter(deadline)
    try {
      const reused = this.#takeIdle(identity)
      const connection = reused ?? (await this.#open(deadline))
      try {
        return await work(connection, reused !== null)
      } finally {
        this.#giveBack(connection)
      }
    } finally {
      this.#leave()
    }
  }

  /** Ends what is idle now and what is given back later. */
  close(): void {
    this.#isClosed = true
    for (const { connection, timer } of this.#idle.splice(0)) {
      clearTimeout(timer)
      connection.end()
    }
  }

  get size(): { inUse: number; idle: number; waiting: number } {
    return { inUse: this.#inUse, idle: this.#idle.length, waiting: this.#waiting.length }
  }

  async #open(deadline: Deadline): Promise<LdapConnection> {
    this.#context ??= secureContext(this.endpoint)
    return LdapConnection.open(this.endpoint, this.#context, deadline)
  }

  async #enter(deadline: Deadline): Promise<void> {
    if (this.#inUse < this.endpoint.maxConnections) {
      this.#inUse += 1
      return
    }
    if (this.#waiting.length >= WAITING_MAX) throw new LdapFailure('busy', 'Too many wait for the directory')
    const waiting: Waiting = { take: () => {} }
    const turn = new Promise<void>((resolve) => {
      waiting.take = resolve
    })
    this.#waiting.push(waiting)
    try {
      await deadline.wait(turn, () => new LdapFailure('busy', 'No connection to the directory became free in time'))
    } catch (error) {
      const index = this.#waiting.indexOf(waiting)
      if (index >= 0) this.#waiting.splice(index, 1)
      // The turn came in the same instant as the end of the time: it goes to the next.
      else this.#leave()
      throw error
    }
  }

  #leave(): void {
    const next = this.#waiting.shift()
    // The place goes straight to the next in line, so nobody can slip in between.
    if (next) next.take()
    else this.#inUse -= 1
  }

  #takeIdle(identity: LdapIdentity): LdapConnection | null {
    for (let index = this.#idle.length - 1; index >= 0; index -= 1) {
      if (!this.#idle[index]?.connection.isOpen) this.#removeIdle(index)
    }
    if (this.#idle.length === 0) return null
    const wanted = this.#idle.findLastIndex(({ connection }) => connection.identity === identity)
    return this.#removeIdle(wanted >= 0 ? wanted : this.#idle.length - 1)
  }

  #removeIdle(index: number): LdapConnection | null {
    const [entry] = this.#idle.splice(index, 1)
    if (!entry) return null
    clearTimeout(entry.timer)
    return entry.connection
  }

  #giveBack(connection: LdapConnection): void {
    if (this.#isClosed) connection.end()
    if (!connection.isOpen) return
    const timer = setTimeout(() => {
      const index = this.#idle.findIndex((entry) => entry.connection === connection)
      if (index >= 0) this.#removeIdle(index)?.end()
    }, IDLE_MS)
    timer.unref()
    this.#idle.push({ connection, timer })
  }
}
