import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { singleton } from '@/lib/base/singletons'
import type { Store } from '@/lib/store/store'
import { FastCounter, FastHistogram } from './fast-metrics'

/** Domains that get a label of their own; a label per tenant without end would drown the collector. */
const MAX_DOMAIN_LABELS = 500
const STATUS_CLASSES = ['other', '1xx', '2xx', '3xx', '4xx', '5xx']

/** What this process tells Prometheus. One per process. */
export function telemetry(): Telemetry {
  return singleton('telemetry', () => new Telemetry())
}

export class Telemetry {
  readonly registry = new Registry()
  readonly #tokens = new FastCounter({
    name: 'gatehouse_token_requests_total',
    help: 'Token requests by grant, result (issued, or the rule that refused) and domain',
    labelNames: ['grant', 'result', 'domain'],
    registry: this.registry,
  })
  readonly #rejected = new FastCounter({
    name: 'gatehouse_tokens_rejected_total',
    help: 'Tokens found not valid by introspection, by rule and domain',
    labelNames: ['rule', 'domain'],
    registry: this.registry,
  })
  readonly #requests = new FastHistogram({
    name: 'gatehouse_http_request_duration_seconds',
    help: 'Time from request to answer, by surface and status class',
    labelNames: ['surface', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registry: this.registry,
  })
  readonly readAhead = new Gauge({
    name: 'gatehouse_clients_read_ahead',
    help: 'Clients that were read into memory after the start; 0 while that is going on',
    registers: [this.registry],
  })
  readonly #domains = new Set<string>()

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'gatehouse_' })
  }

  /** @param result `issued`, or the rule that refused */
  tokenRequested(grant: string, result: string, domain: string | undefined): void {
    this.#tokens.inc(grant, result, this.#domainLabel(domain))
  }

  tokenRejected(rule: string, domain: string | undefined): void {
    this.#rejected.inc(rule, this.#domainLabel(domain))
  }

  /** The label for a domain: its name, or `(other)` once there are too many. */
  #domainLabel(name: string | undefined): string {
    if (name === undefined) return ''
    if (this.#domains.has(name)) return name
    if (this.#domains.size >= MAX_DOMAIN_LABELS) return '(other)'
    this.#domains.add(name)
    return name
  }

  requestFinished(surface: string, status: number, durationSeconds: number): void {
    this.#requests.observe(durationSeconds, surface, STATUS_CLASSES[Math.floor(status / 100)] ?? 'other')
  }

  /** Connections of the database pool, asked for when metrics are collected. */
  observePool(store: Pick<Store, 'poolStats'>): void {
    if (!store.poolStats() || this.registry.getSingleMetric('gatehouse_db_pool_connections')) return
    new Gauge({
      name: 'gatehouse_db_pool_connections',
      help: 'Connections of the database pool by state',
      labelNames: ['state'],
      registers: [this.registry],
      collect() {
        const stats = store.poolStats()
        this.set({ state: 'total' }, stats?.total ?? 0)
        this.set({ state: 'idle' }, stats?.idle ?? 0)
        this.set({ state: 'waiting' }, stats?.waiting ?? 0)
      },
    })
  }

  async collect(): Promise<{ contentType: string; text: string }> {
    return { contentType: this.registry.contentType, text: await this.registry.metrics() }
  }
}
