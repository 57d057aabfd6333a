import type { GatewaySubject } from '@/lib/oauth/ports/gateway'
import type { GatewayKind, GatewayRuleId } from '@/lib/schemas/migration/gateway-rules'

const MINUTE_MS = 60_000

/** Requests of one minute that are alike in all that is written down about them. */
export interface TrafficLine {
  subject: GatewaySubject
  kind: GatewayKind
  outcome: 'ok' | GatewayRuleId
  /** empty where no client was told */
  clientPk: string
  count: number
  firstAt: Date
  lastAt: Date
}

/**
 * What a request costs beside its answer: one look into one map. Everything that is made from it is made once a second,
 * for as many lines as there were kinds of requests.
 */
export class TrafficLines {
  #lines = new Map<string, TrafficLine>()

  get size(): number {
    return this.#lines.size
  }

  note(subject: GatewaySubject, kind: GatewayKind, outcome: TrafficLine['outcome'], clientPk: string, at: Date): void {
    const { environmentId, integrationId, actor, scheme } = subject
    const minute = Math.floor(at.getTime() / MINUTE_MS)
    const key = `${integrationId}\n${clientPk}\n${kind}${scheme}\n${outcome}\n${minute}\n${actor}\n${environmentId}`
    const known = this.#lines.get(key)
    if (known) {
      known.count += 1
      if (at > known.lastAt) known.lastAt = at
      else if (at < known.firstAt) known.firstAt = at
    } else {
      this.#lines.set(key, { subject, kind, outcome, clientPk, count: 1, firstAt: at, lastAt: at })
    }
  }

  /** The lines so far; those after are new ones. */
  take(): Iterable<TrafficLine> {
    const lines = this.#lines.values()
    this.#lines = new Map()
    return lines
  }
}
