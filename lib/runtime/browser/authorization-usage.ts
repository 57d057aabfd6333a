import { LRUCache } from 'lru-cache'
import { log } from '@/lib/base/log'
import type { AuthorizationEvents } from '@/lib/oauth/ports/browser'
import type { AuthorizationUsageIncrement, AuthorizationUsageKind } from '@/lib/store/browser-types'
import type { Store } from '@/lib/store/store'

type Asked = Parameters<AuthorizationEvents['asked']>[0]

/** Distinct figures kept between two flushes; beyond it new ones are left out until the next. */
const MAX_PENDING = 100_000
const MAX_REMEMBERED = 100_000
const DAY_MS = 86_400_000
/** Who reloads the page, or goes back to it, sends the same again; that is no fault of the client. */
const RELOAD_MS = 900_000
const RELOADS = 2
/** Long enough to tell two apart, and a bound on what is kept. */
const KEPT_LENGTH = 128

/**
 * Counts how clients come to the authorization endpoint, and notices a challenge or a nonce that one sends again: for a
 * client that makes a new one each time it would be a replay. In memory, written in batches; what this node has seen of
 * late is compared.
 */
export class AuthorizationUsageRecorder {
  readonly #store: Pick<Store, 'authorizationUsage'>
  readonly #seen = new LRUCache<string, { firstAt: number; times: number }>({ max: MAX_REMEMBERED })
  #pending = new Map<string, AuthorizationUsageIncrement>()
  #flushing: Promise<void> | null = null

  constructor(store: Pick<Store, 'authorizationUsage'>) {
    this.#store = store
  }

  asked(event: Asked): void {
    this.#count(event, event.method)
    if (this.#isRepeated(event, 'challenge')) this.#count(event, 'REPEATED_CHALLENGE')
    if (this.#isRepeated(event, 'nonce')) this.#count(event, 'REPEATED_NONCE')
  }

  #isRepeated(event: Asked, kind: 'challenge' | 'nonce'): boolean {
    const value = event[kind]
    if (value === null) return false
    const key = `${kind}\n${event.clientPk}\n${value.slice(0, KEPT_LENGTH)}`
    const now = event.at.getTime()
    const known = this.#seen.get(key)
    if (!known) {
      this.#seen.set(key, { firstAt: now, times: 1 })
      return false
    }
    known.times++
    return known.times > 1 + RELOADS || now - known.firstAt > RELOAD_MS
  }

  #count({ domainId, clientPk, at }: Asked, kind: AuthorizationUsageKind): void {
    const key = `${clientPk}\n${kind}\n${Math.floor(at.getTime() / DAY_MS)}`
    const known = this.#pending.get(key)
    if (known) {
      known.count++
      known.at = at
    } else if (this.#pending.size < MAX_PENDING) {
      this.#pending.set(key, { domainId, clientPk, kind, count: 1, at })
    }
  }

  /** Writes what has gathered. Never throws: what could not be written is kept for the next time. */
  async flush(): Promise<void> {
    if (this.#flushing) await this.#flushing
    if (this.#pending.size === 0) return
    this.#flushing = this.#write().finally(() => {
      this.#flushing = null
    })
    await this.#flushing
  }

  async #write(): Promise<void> {
    const pending = this.#pending
    this.#pending = new Map()
    try {
      await this.#store.authorizationUsage.add([...pending.values()])
    } catch (error) {
      log().warn({ err: error }, 'figures about authorizations could not be written; they are kept for the next time')
      for (const [key, item] of pending) {
        const known = this.#pending.get(key)
        if (known) known.count += item.count
        else if (this.#pending.size < MAX_PENDING) this.#pending.set(key, item)
      }
    }
  }
}
