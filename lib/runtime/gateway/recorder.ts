import type { Clock } from '@/lib/base/clock'
import { log } from '@/lib/base/log'
import type { GatewayEvents } from '@/lib/oauth/ports/gateway'
import type { GatewayRuleId } from '@/lib/schemas/migration/gateway-rules'
import type { TrafficFact } from '@/lib/schemas/migration/traffic'
import type { GatewayRefusalRecord } from '@/lib/store/migration/gateway-types'
import type { Store } from '@/lib/store/store'
import { ActivityFigures } from './activity-figures'
import { ClientMarks } from './client-marks'
import { RefusalBudget } from './refusal-budget'
import { TrafficFacts } from './traffic-facts'
import { TrafficLines } from './traffic-lines'
import { UsageFigures } from './usage-figures'

type Passed = Parameters<GatewayEvents['passed']>[0]
type Refused = Parameters<GatewayEvents['refused']>[0]

/** Refusals kept between two flushes; the budget lets less through in all but its first second. */
const MAX_REFUSALS = 2_000
const REFUSALS_A_WRITE = 200
/** Kinds of requests between two flushes; about ten megabytes. */
const MAX_LINES = 20_000

export interface GatewayRecorderDeps {
  store: Pick<Store, 'gatewayUsage' | 'gatewayActivity' | 'gatewayRefusals'>
  clock: Clock
  /** told about once a second what moved; may write to the store */
  applyTraffic(facts: readonly TrafficFact[]): Promise<void>
}

/**
 * Gathers what happens at gateways in memory and writes it about once a second in batches, so that a request costs no
 * write of its own. A crash loses the last second: of figures, and of the instants of use that the readiness of an
 * integration is made from, which its next request tells again.
 */
export class GatewayRecorder {
  readonly #lines = new TrafficLines()
  readonly #usage = new UsageFigures()
  readonly #activity = new ActivityFigures()
  readonly #facts = new TrafficFacts()
  readonly #marks = new ClientMarks()
  readonly #budget = new RefusalBudget()
  #refusals: GatewayRefusalRecord[] = []
  #flushing: Promise<void> | null = null

  constructor(private readonly deps: GatewayRecorderDeps) {}

  passed(event: Passed): void {
    this.#note(event, 'ok', event.clientPk)
  }

  refused(event: Refused): void {
    const rule = refusingRule(event)
    this.#note(event, rule, '')
    const { kind, at } = event
    if (this.#refusals.length >= MAX_REFUSALS) return
    if (!this.#budget.take(event.environmentId ?? event.gatewayId ?? '', at)) return
    const { gatewayId, environmentId, integrationId, partnerId, customerId } = event
    const { correlationId, status, answer, trace } = event
    const subject = { gatewayId, environmentId, integrationId, partnerId, customerId }
    this.#refusals.push({ ...subject, correlationId, at, kind, status, answer, rule, trace })
  }

  #note(event: Passed | Refused, outcome: 'ok' | GatewayRuleId, clientPk: string): void {
    this.#lines.note(event, event.kind, outcome, clientPk, event.at)
    if (this.#lines.size >= MAX_LINES) this.#absorb()
  }

  /** Makes of what was noted all that is written from it. */
  #absorb(): void {
    for (const line of this.#lines.take()) {
      this.#usage.count(line)
      this.#activity.count(line)
      this.#facts.count(line)
      if (line.clientPk !== '' && line.kind !== 'API') this.#marks.used(line.clientPk, line.lastAt)
    }
  }

  /**
   * Writes what has gathered. Never throws: what could not be written is kept for the next time.
   * @param options `all`: also what was told so lately that it would wait
   */
  async flush({ all = false } = {}): Promise<void> {
    if (this.#flushing) await this.#flushing
    this.#flushing = this.#write(all).finally(() => {
      this.#flushing = null
    })
    await this.#flushing
  }

  async #write(all: boolean): Promise<void> {
    const { store, clock, applyTraffic } = this.deps
    this.#absorb()
    // Each by itself: figures that cannot be written hold up no facts.
    await unlessItFails(() => this.#facts.drain(applyTraffic, all ? null : clock.now()))
    await unlessItFails(() => this.#usage.drain(store.gatewayUsage))
    await unlessItFails(() => this.#activity.drain(store.gatewayActivity))
    await unlessItFails(() => this.#marks.drain(store.gatewayActivity))
    await unlessItFails(() => this.#writeRefusals())
  }

  async #writeRefusals(): Promise<void> {
    while (this.#refusals.length > 0) {
      const part = this.#refusals.slice(0, REFUSALS_A_WRITE)
      await this.deps.store.gatewayRefusals.insert(part)
      this.#refusals = this.#refusals.slice(part.length)
    }
  }
}

/** The rule that refused: the last that was looked at. */
export function refusingRule({ trace }: Pick<Refused, 'trace'>): GatewayRuleId {
  return trace.at(-1)?.rule ?? 'gateway.server'
}

async function unlessItFails(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log().warn({ err: error }, 'what happened at gateways could not be written; it is kept for the next time')
  }
}
