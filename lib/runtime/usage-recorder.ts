import { setImmediate as nextTurn } from 'node:timers/promises'
import { log } from '@/lib/base/log'
import type { UsageIncrement } from '@/lib/store/server-types'
import type { Store } from '@/lib/store/store'

/** Distinct figures kept between two flushes; beyond it all are due at once. About thirty megabytes. */
const MAX_PENDING = 150_000
/** So many rows in one transaction: an embedded database holds up the event loop for as long as it takes. */
const ROWS_A_WRITE = 250

/** A secret that is used all the time is marked so often; "last used" is good to about a minute. */
const MARK_INTERVAL_MS = 60_000
const MAX_REMEMBERED_MARKS = 200_000
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

interface Mark {
  clientPk: string
  secretId: string | null
  at: Date
}

/** An increment, and an instant of the span it belongs to. */
interface Figure extends UsageIncrement {
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

/** How many rows about single clients a flush may write; what is left over waits, and gathers. */
export interface FlushBudget {
  figures: number
  marks: number
}
const EVERYTHING: FlushBudget = { figures: Number.POSITIVE_INFINITY, marks: Number.POSITIVE_INFINITY }

/**
 * Counts tokens and refusals in memory and writes them in batches, so that a token costs no write of its own: by minute
 * for a domain, by hour and day for a client. With very many clients in use at once a row each would cost more than
 * their tokens, so a flush has a budget, and figures of a client then are minutes behind. A crash loses what was not
 * written: figures, never facts anybody decides by.
 */
export class UsageRecorder {
  #ofDomains = new Map<string, Figure>()
  #ofClients = new Map<string, Figure>()
  #marks = new Map<string, Mark>()
  #markedAt = new Map<string, number>()
  #flushing: Promise<void> | null = null

  constructor(private readonly store: Pick<Store, 'usage' | 'clients'>) {}

  record({ domainId, clientPk, grantType, outcome, secretId, at }: UsageEvent): void {
    const time = at.getTime()
    const subject = `${domainId}\n${grantType}\n${outcome}\n`
    const figure = { domainId, clientPk, grantType, outcome, count: 1, at }
    count(this.#ofDomains, `${subject}${Math.floor(time / MINUTE_MS)}`, { ...figure, clientPk: '' })
    count(this.#ofClients, `${subject}${Math.floor(time / HOUR_MS)}\n${clientPk}`, figure)
    if (secretId !== null) this.#mark(clientPk, secretId, at)
    if (this.#ofClients.size + this.#ofDomains.size >= MAX_PENDING) void this.flush()
  }

  /** Each live secret of a client has its own last use. */
  #mark(clientPk: string, secretId: string, at: Date): void {
    const markedAt = this.#markedAt.get(secretId)
    if (markedAt !== undefined && at.getTime() - markedAt < MARK_INTERVAL_MS) return
    if (this.#markedAt.size >= MAX_REMEMBERED_MARKS) this.#markedAt.clear()
    this.#markedAt.set(secretId, at.getTime())
    const pending = this.#marks.get(secretId)
    if (pending) pending.at = at
    else this.#marks.set(secretId, { clientPk, secretId, at })
  }

  /** Writes what has gathered. Never throws: what could not be written is kept for the next time. */
  async flush(budget = EVERYTHING): Promise<void> {
    if (this.#flushing) await this.#flushing
    if (this.#ofDomains.size === 0 && this.#ofClients.size === 0 && this.#marks.size === 0) return
    this.#flushing = this.#write(budget).finally(() => {
      this.#flushing = null
    })
    await this.#flushing
  }

  async #write(budget: FlushBudget): Promise<void> {
    const { usage, clients } = this.store
    try {
      await drain(this.#ofDomains, budget.figures, async (part) => {
        for (const same of bySpan(part, MINUTE_MS)) await usage.add(same[0].at, same, ['MINUTE'])
      })
      await drain(this.#ofClients, budget.figures, async (part) => {
        for (const same of bySpan(part, HOUR_MS)) await usage.add(same[0].at, same, ['HOUR', 'DAY'])
      })
      await drain(this.#marks, budget.marks, (part) => clients.markUsed(part))
    } catch (error) {
      log().warn({ err: error }, 'usage figures could not be written; they are kept for the next time')
    }
  }
}

function count(figures: Map<string, Figure>, key: string, figure: Figure): void {
  const known = figures.get(key)
  if (known) known.count += figure.count
  else figures.set(key, figure)
}

/** Figures that belong to one span of time. */
function bySpan(figures: readonly Figure[], spanMs: number): [Figure, ...Figure[]][] {
  const spans = new Map<number, [Figure, ...Figure[]]>()
  for (const figure of figures) {
    const span = Math.floor(figure.at.getTime() / spanMs)
    const known = spans.get(span)
    if (known) known.push(figure)
    else spans.set(span, [figure])
  }
  return [...spans.values()]
}

/**
 * Writes the oldest of what waits, in parts, with a turn of the event loop between two. A part that could not be
 * written waits again.
 */
async function drain<T extends Figure | Mark>(
  waiting: Map<string, T>,
  budget: number,
  write: (part: T[]) => Promise<void>,
): Promise<void> {
  let left = Math.min(budget, waiting.size)
  while (left > 0 && waiting.size > 0) {
    const part: [string, T][] = []
    for (const entry of waiting) {
      if (part.push(entry) === Math.min(ROWS_A_WRITE, left)) break
    }
    for (const [key] of part) waiting.delete(key)
    left -= part.length
    try {
      await write(part.map(([, item]) => item))
    } catch (error) {
      for (const [key, item] of part) putBack(waiting, key, item)
      throw error
    }
    await nextTurn()
  }
}

/** What came in meanwhile is newer, and counts too. */
function putBack<T extends Figure | Mark>(waiting: Map<string, T>, key: string, item: T): void {
  const newer = waiting.get(key)
  if (!newer) waiting.set(key, item)
  else if ('count' in newer && 'count' in item) newer.count += item.count
}
