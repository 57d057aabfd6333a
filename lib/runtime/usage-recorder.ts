import type { Clock } from '@/lib/base/clock'
import { log } from '@/lib/base/log'
import type { Store } from '@/lib/store/store'

/** Distinct counters kept between two flushes; beyond it a flush is due at once. */
const MAX_PENDING = 20_000

/** A secret that is used all the time is marked so often; "last used" is good to about a minute. */
const MARK_INTERVAL_MS = 60_000
const MAX_REMEMBERED_MARKS = 200_000

interface Mark {
  clientPk: string
  secretId: string | null
  at: Date
}

export interface UsageEvent {
  domainId: string
  clientPk: string
  grantType: string
  /** `issued`, or the rule that refused */
  outcome: string
  secretId: string | null
  at: Date
}

/**
 * Counts tokens and refusals in memory and writes them in batches, so that a token costs no write of its own. A crash
 * loses the few seconds since the last flush: figures, never facts anybody decides by.
 */
export class UsageRecorder {
  #counts = new Map<string, number>()
  #marks = new Map<string, Mark>()
  #markedAt = new Map<string, number>()
  #flushing: Promise<void> | null = null

  constructor(
    private readonly store: Pick<Store, 'usage' | 'clients'>,
    private readonly clock: Clock,
  ) {}

  record(event: UsageEvent): void {
    const key = [event.domainId, event.clientPk, event.grantType, event.outcome].join(SEPARATOR)
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
    if (event.outcome === 'issued') this.#mark(event.clientPk, event.secretId, event.at)
    if (this.#counts.size >= MAX_PENDING) void this.flush()
  }

  /** Each live secret of a client has its own last use. */
  #mark(clientPk: string, secretId: string | null, at: Date): void {
    const key = secretId ?? clientPk
    const markedAt = this.#markedAt.get(key)
    if (markedAt !== undefined && at.getTime() - markedAt < MARK_INTERVAL_MS) return
    if (this.#markedAt.size >= MAX_REMEMBERED_MARKS) this.#markedAt.clear()
    this.#markedAt.set(key, at.getTime())
    this.#marks.set(key, { clientPk, secretId, at })
  }

  /** Writes what has gathered. Never throws: what could not be written is kept for the next time. */
  async flush(): Promise<void> {
    if (this.#flushing) await this.#flushing
    if (this.#counts.size === 0 && this.#marks.size === 0) return
    this.#flushing = this.#write().finally(() => {
      this.#flushing = null
    })
    await this.#flushing
  }

  async #write(): Promise<void> {
    const counts = this.#counts
    const marks = this.#marks
    this.#counts = new Map()
    this.#marks = new Map()
    try {
      if (counts.size > 0) await this.store.usage.add(this.clock.now(), [...counts].map(toIncrement))
      counts.clear()
      if (marks.size > 0) await this.store.clients.markUsed([...marks.values()])
    } catch (error) {
      log().warn({ err: error }, 'usage figures could not be written; they are kept for the next time')
      this.#keep(counts, marks)
    }
  }

  #keep(counts: Map<string, number>, marks: Map<string, Mark>): void {
    for (const [key, count] of counts) {
      // Memory is bounded even while the database stays away.
      if (this.#counts.size >= MAX_PENDING && !this.#counts.has(key)) continue
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + count)
    }
    for (const [key, mark] of marks) {
      if (!this.#marks.has(key) && this.#marks.size < MAX_PENDING) this.#marks.set(key, mark)
    }
  }
}

// No id or name may hold it.
const SEPARATOR = '\u0000'

function toIncrement([key, count]: [string, number]) {
  const [domainId = '', clientPk = '', grantType = '', outcome = ''] = key.split(SEPARATOR)
  return { domainId, clientPk, grantType, outcome, count }
}
