import { LRUCache } from 'lru-cache'
import { addSeconds } from '@/lib/base/clock'
import { log } from '@/lib/base/log'
import type { IdentityStoreRecord, UserRecord } from '@/lib/store/user-types'
import { type LdapDeps, lookUp, remember } from './ldap-password'

/** How long what a directory said of a person is believed before it is asked again. */
export const NATIVE_FRESH_SECONDS = 60
const KEPT = 10_000

/**
 * Keeps what is remembered of a directory's people no older than a minute while they are used. Each person is asked
 * about once at a time. A directory that is down does not sign everybody out: what was last seen goes on being believed.
 */
export class NativeFreshness {
  readonly #asking = new Map<string, Promise<UserRecord | null>>()
  /** users the directory no longer has, and until when that is believed */
  readonly #gone = new LRUCache<string, Date>({ max: KEPT })
  /** users whose directory did not answer, and until when it is not asked again */
  readonly #silent = new LRUCache<string, Date>({ max: KEPT })

  constructor(private readonly deps: LdapDeps) {}

  /** The person as the directory has it; null when it has none of that name any more. */
  async current(user: UserRecord, store: IdentityStoreRecord, now: Date): Promise<UserRecord | null> {
    if (isAhead(this.#gone.get(user.id), now)) return null
    const isFresh = user.seenAt !== null && addSeconds(user.seenAt, NATIVE_FRESH_SECONDS) > now
    if (isFresh || isAhead(this.#silent.get(user.id), now)) return user
    const running = this.#asking.get(user.id)
    if (running) return running
    const asking = this.#ask(user, store, now).finally(() => this.#asking.delete(user.id))
    this.#asking.set(user.id, asking)
    return asking
  }

  async #ask(user: UserRecord, store: IdentityStoreRecord, now: Date): Promise<UserRecord | null> {
    const entry = await lookUp(this.deps, store, user.username)
    const until = addSeconds(now, NATIVE_FRESH_SECONDS)
    if (entry === 'unavailable') {
      log().warn({ store: store.name }, 'a directory does not answer; what was last seen of its people still counts')
      this.#silent.set(user.id, until)
      return user
    }
    if (entry === null) {
      this.#gone.set(user.id, until)
      return null
    }
    this.#gone.delete(user.id)
    return remember(this.deps, store, entry, now)
  }
}

const isAhead = (until: Date | undefined, now: Date) => until !== undefined && until > now
