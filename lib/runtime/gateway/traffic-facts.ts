import { LRUCache } from 'lru-cache'
import type { GatewaySubject } from '@/lib/oauth/ports/gateway'
import type { GatewayRuleId, GatewayScheme } from '@/lib/schemas/migration/gateway-rules'
import type { TrafficFact } from '@/lib/schemas/migration/traffic'
import type { TrafficLine } from './traffic-lines'

/** The same thing about the same integration is told so often; what is new is told at once. */
const INTERVAL_MS = 5_000
const MAX_REMEMBERED = 400_000
/** A flush tells of so many integrations; the others wait, and gather. */
const FACTS_A_FLUSH = 2_000

type Instant = Exclude<keyof TrafficFact, 'environmentId' | 'integrationId'>

const SUCCESSES: Record<'API' | 'TOKEN', Record<GatewayScheme, Instant>> = {
  API: { SSD: 'ssdApiAt', OCIM: 'ocimApiAt' },
  TOKEN: { SSD: 'ssdTokenAt', OCIM: 'ocimTokenAt' },
}

/** Refusals that stand in the way of an integration. */
const REFUSALS: Partial<Record<GatewayRuleId, Instant>> = {
  'gateway.address': 'addressRefusedAt',
  'gateway.enterprise': 'gatewayRefusedAt',
  'gateway.client-environment': 'gatewayRefusedAt',
}

interface Waiting {
  fact: TrafficFact
  /** milliseconds since the epoch */
  dueAt: number
}

/** What moves the readiness of integrations, gathered until it is told. */
export class TrafficFacts {
  readonly #waiting = new Map<string, Waiting>()
  readonly #toldAt = new LRUCache<string, number>({ max: MAX_REMEMBERED })

  count({ subject, kind, outcome, lastAt }: TrafficLine): void {
    const instant = outcome === 'ok' ? SUCCESSES[kind === 'API' ? 'API' : 'TOKEN'][subject.scheme] : REFUSALS[outcome]
    if (instant) this.#note(subject, instant, lastAt)
  }

  #note({ environmentId, integrationId }: GatewaySubject, instant: Instant, at: Date): void {
    if (environmentId === null || integrationId === null) return
    const dueAt = this.#dueAt(`${integrationId}\n${instant}`, at)
    const known = this.#waiting.get(integrationId)
    if (known) {
      known.fact[instant] = later(known.fact[instant], at)
      known.dueAt = Math.min(known.dueAt, dueAt)
    } else {
      this.#waiting.set(integrationId, { fact: { ...NOTHING, environmentId, integrationId, [instant]: at }, dueAt })
    }
  }

  #dueAt(key: string, at: Date): number {
    const toldAt = this.#toldAt.get(key)
    // A clock that was moved back does not silence anybody.
    if (toldAt === undefined || toldAt > at.getTime()) return at.getTime()
    return Math.max(at.getTime(), toldAt + INTERVAL_MS)
  }

  /**
   * Tells what is due; what could not be told waits again.
   * @param now null: everything is due
   */
  async drain(tell: (facts: readonly TrafficFact[]) => Promise<void>, now: Date | null): Promise<void> {
    const due: Waiting[] = []
    for (const waiting of this.#waiting.values()) {
      const leftMs = now === null ? 0 : waiting.dueAt - now.getTime()
      if ((leftMs <= 0 || leftMs > INTERVAL_MS) && due.push(waiting) === FACTS_A_FLUSH) break
    }
    if (due.length === 0) return
    for (const { fact } of due) this.#waiting.delete(fact.integrationId)
    try {
      await tell(due.map(({ fact }) => fact))
    } catch (error) {
      for (const waiting of due) this.#putBack(waiting)
      throw error
    }
    for (const { fact } of due) {
      for (const instant of INSTANTS) {
        const at = fact[instant]
        if (at) this.#toldAt.set(`${fact.integrationId}\n${instant}`, at.getTime())
      }
    }
  }

  #putBack(waiting: Waiting): void {
    const newer = this.#waiting.get(waiting.fact.integrationId)
    if (!newer) {
      this.#waiting.set(waiting.fact.integrationId, waiting)
      return
    }
    newer.dueAt = Math.min(newer.dueAt, waiting.dueAt)
    for (const instant of INSTANTS) newer.fact[instant] ??= waiting.fact[instant]
  }
}

const later = (known: Date | null, at: Date) => (known !== null && known > at ? known : at)

const NOTHING = {
  ssdTokenAt: null,
  ocimTokenAt: null,
  ssdApiAt: null,
  ocimApiAt: null,
  addressRefusedAt: null,
  gatewayRefusedAt: null,
}
const INSTANTS = Object.keys(NOTHING) as Instant[]
