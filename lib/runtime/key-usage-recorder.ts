import { createHmac } from 'node:crypto'
import { log } from '@/lib/base/log'
import type { SignedToken, Signer, SigningKey } from '@/lib/oauth/ports'
import type { Store } from '@/lib/store/store'

const MS_PER_MINUTE = 60_000
/** Distinct counters kept between two flushes; beyond it new ones are left out until the next. */
const MAX_PENDING = 20_000
/** A caller that fetches all the time is marked so often; "fetched since" is good to about a minute. */
const MARK_INTERVAL_MS = 60_000
const MAX_REMEMBERED_MARKS = 100_000
/** One fetch of the keys of all domains counts for each of so many; in a larger installation nobody relies on it. */
const MAX_DOMAINS_A_FETCH = 50

type LiveItem = { keyPairId: string; domainId: string; expiresAt: Date; count: number }
type Mark = { domainId: string; caller: string; at: Date }

/**
 * Counts what a rotation must wait for: tokens alive under each key, and who has fetched the keys of a domain. In
 * memory, written in batches; a crash loses seconds of figures that people decide by with a margin of hours.
 */
export class KeyUsageRecorder {
  #live = new Map<string, LiveItem>()
  #marks = new Map<string, Mark>()
  #markedAt = new Map<string, number>()
  #flushing: Promise<void> | null = null

  /** @param callerKey keys the hash of addresses, so that the table tells nobody who calls */
  constructor(
    private readonly store: Pick<Store, 'liveTokens' | 'jwksCallers'>,
    private readonly callerKey: Buffer,
  ) {}

  /** The signer, with every token it signs counted. */
  counting(signer: Signer): Signer {
    return {
      sign: (key, input, token) => {
        if (token) this.signed(key, token)
        return signer.sign(key, input, token)
      },
    }
  }

  signed({ keyPairId }: Pick<SigningKey, 'keyPairId'>, { domainId, expiresAtSeconds }: SignedToken): void {
    const minute = Math.ceil((expiresAtSeconds * 1000) / MS_PER_MINUTE)
    // As a double a minute of the far future still counts; a database takes no instant beyond the year 9999.
    if (!(minute > 0 && minute < 4_200_000_000)) return
    const id = `${keyPairId}\n${domainId}\n${minute}`
    const known = this.#live.get(id)
    if (known) known.count++
    else if (this.#live.size < MAX_PENDING) {
      this.#live.set(id, { keyPairId, domainId, expiresAt: new Date(minute * MS_PER_MINUTE), count: 1 })
    }
  }

  fetched(domains: readonly { id: string }[], address: string, at: Date): void {
    if (domains.length > MAX_DOMAINS_A_FETCH) return
    for (const { id: domainId } of domains) {
      const key = `${domainId}\n${address}`
      const markedAt = this.#markedAt.get(key)
      if (markedAt !== undefined && at.getTime() - markedAt < MARK_INTERVAL_MS) continue
      if (this.#marks.size >= MAX_PENDING) return
      if (this.#markedAt.size >= MAX_REMEMBERED_MARKS) this.#markedAt.clear()
      this.#markedAt.set(key, at.getTime())
      const caller = createHmac('sha256', this.callerKey).update(address).digest('base64url').slice(0, 22)
      this.#marks.set(key, { domainId, caller, at })
    }
  }

  /** Writes what has gathered. Never throws: what could not be written is kept for the next time. */
  async flush(): Promise<void> {
    if (this.#flushing) await this.#flushing
    if (this.#live.size === 0 && this.#marks.size === 0) return
    this.#flushing = this.#write().finally(() => {
      this.#flushing = null
    })
    await this.#flushing
  }

  async #write(): Promise<void> {
    const live = this.#live
    const marks = this.#marks
    this.#live = new Map()
    this.#marks = new Map()
    try {
      if (live.size > 0) await this.store.liveTokens.add([...live.values()])
      live.clear()
      if (marks.size > 0) await this.store.jwksCallers.seen([...marks.values()])
    } catch (error) {
      log().warn({ err: error }, 'figures about keys could not be written; they are kept for the next time')
      this.#keep(live, marks)
    }
  }

  #keep(live: Map<string, LiveItem>, marks: Map<string, Mark>): void {
    for (const [key, item] of live) {
      const known = this.#live.get(key)
      if (known) known.count += item.count
      // Memory is bounded even while the database stays away.
      else if (this.#live.size < MAX_PENDING) this.#live.set(key, item)
    }
    for (const [key, mark] of marks) {
      if (!this.#marks.has(key) && this.#marks.size < MAX_PENDING) this.#marks.set(key, mark)
    }
  }
}

/** The key under which addresses are hashed: made from the master key, and of no other use. */
export function callerKeyFrom(masterKey: { bytes: Buffer }): Buffer {
  return createHmac('sha256', masterKey.bytes).update('jwks-callers').digest()
}
