import { LRUCache } from 'lru-cache'
import { log } from '@/lib/base/log'
import type { SsoSession, SsoSessions } from '@/lib/oauth/ports/sso-sessions'
import type { Store } from '@/lib/store/store'

/** A session that is used all the time is marked so often, and more often where it ends sooner for being idle. */
const MARK_INTERVAL_MS = 60_000
const MARKS_AN_IDLE_TIME = 4
const MAX_REMEMBERED = 200_000
/** Sessions noted between two flushes; beyond it the rest is noted at its next use. */
const MAX_PENDING = 50_000

/**
 * The sessions of the store. That one was used is noted in memory and written at most once a minute, so that a live
 * session costs no write; this node knows it at once, others within that time.
 */
export class RuntimeSsoSessions implements SsoSessions {
  readonly #store: Pick<Store, 'ssoSessions'>
  /** last use of each session on this node */
  readonly #lastSeen = new LRUCache<string, Date>({ max: MAX_REMEMBERED })
  /** last use that was written, or waits to be */
  readonly #marked = new LRUCache<string, Date>({ max: MAX_REMEMBERED })
  readonly #used = new LRUCache<string, true>({ max: MAX_REMEMBERED })
  #pending = new Map<string, Date>()
  #flushing: Promise<void> | null = null

  constructor(store: Pick<Store, 'ssoSessions'>) {
    this.#store = store
  }

  async byHash(hash: string) {
    return this.#fresh(await this.#store.ssoSessions.byHash(hash))
  }

  async byId(id: string) {
    return this.#fresh(await this.#store.ssoSessions.byId(id))
  }

  start(...args: Parameters<SsoSessions['start']>) {
    return this.#store.ssoSessions.start(...args)
  }

  reauthenticated(...args: Parameters<SsoSessions['reauthenticated']>) {
    return this.#store.ssoSessions.reauthenticated(...args)
  }

  end(...args: Parameters<SsoSessions['end']>) {
    return this.#store.ssoSessions.end(...args)
  }

  endAllOf(...args: Parameters<SsoSessions['endAllOf']>) {
    return this.#store.ssoSessions.endAllOf(...args)
  }

  listOf(...args: Parameters<SsoSessions['listOf']>) {
    return this.#store.ssoSessions.listOf(...args)
  }

  /** Only the first use is written, and asked for: a client that comes back costs nothing. */
  async used(sessionId: string, clientPk: string, at: Date) {
    const key = `${sessionId}\n${clientPk}`
    if (this.#used.has(key)) return
    await this.#store.ssoSessions.used(sessionId, clientPk, at)
    this.#used.set(key, true)
  }

  seen({ id, idleSeconds, lastSeenAt }: SsoSession, at: Date) {
    this.#lastSeen.set(id, at)
    const markedAt = this.#marked.get(id) ?? lastSeenAt
    const interval = Math.min(MARK_INTERVAL_MS, (idleSeconds * 1000) / MARKS_AN_IDLE_TIME)
    if (at.getTime() - markedAt.getTime() < interval) return
    if (this.#pending.size >= MAX_PENDING && !this.#pending.has(id)) return
    this.#marked.set(id, at)
    this.#pending.set(id, at)
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
      await this.#store.ssoSessions.markSeen([...pending].map(([id, at]) => ({ id, at })))
    } catch (error) {
      log().warn({ err: error }, 'uses of sessions could not be written; they are kept for the next time')
      for (const [id, at] of pending) if (!this.#pending.has(id)) this.#pending.set(id, at)
    }
  }

  #fresh<T extends SsoSession>(session: T | null): T | null {
    const seenAt = session && this.#lastSeen.get(session.id)
    return session && seenAt && seenAt > session.lastSeenAt ? { ...session, lastSeenAt: seenAt } : session
  }
}
