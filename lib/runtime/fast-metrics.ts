import type { Metric, MetricObjectWithValues, MetricValue, Registry } from 'prom-client'

/**
 * Counters and histograms for what happens on every request. Those of prom-client build and hash an object of labels
 * for each event, which costs more than the event is worth; these add to a number and are written out when asked for.
 */
interface Described {
  name: string
  help: string
  labelNames: readonly string[]
  registry: Registry
}

type Values = MetricValue<string>[]

abstract class FastMetric {
  readonly name: string
  readonly help: string
  protected readonly labelNames: readonly string[]
  abstract readonly type: string

  constructor({ name, help, labelNames, registry }: Described) {
    this.name = name
    this.help = help
    this.labelNames = labelNames
    // The registry asks of a metric no more than its name and what `get` answers.
    registry.registerMetric(this as unknown as Metric)
  }

  protected labels(values: readonly string[]): Record<string, string> {
    return Object.fromEntries(this.labelNames.map((name, index) => [name, values[index] ?? '']))
  }

  protected abstract values(): Values

  get(): Promise<MetricObjectWithValues<MetricValue<string>>> {
    const { name, help, type } = this
    return Promise.resolve({ name, help, type, aggregator: 'sum', values: this.values() } as never)
  }
}

export class FastCounter extends FastMetric {
  readonly type = 'counter'
  readonly #cells = new Map<string, { labels: Record<string, string>; count: number }>()

  /** @param values of the labels, in their order */
  inc(...values: string[]): void {
    const key = values.join('\n')
    const cell = this.#cells.get(key)
    if (cell) cell.count++
    else this.#cells.set(key, { labels: this.labels(values), count: 1 })
  }

  protected values(): Values {
    return [...this.#cells.values()].map(({ labels, count }) => ({ labels, value: count }))
  }
}

interface Distribution {
  labels: Record<string, string>
  /** how many fell into each bucket, and last those beyond all of them */
  counts: number[]
  sum: number
}

export class FastHistogram extends FastMetric {
  readonly type = 'histogram'
  readonly #buckets: readonly number[]
  readonly #cells = new Map<string, Distribution>()

  /** @param buckets upper bounds, ascending */
  constructor(described: Described & { buckets: readonly number[] }) {
    super(described)
    this.#buckets = described.buckets
  }

  /** @param values of the labels, in their order */
  observe(value: number, ...values: string[]): void {
    const key = values.join('\n')
    let cell = this.#cells.get(key)
    if (!cell) {
      cell = { labels: this.labels(values), counts: new Array(this.#buckets.length + 1).fill(0), sum: 0 }
      this.#cells.set(key, cell)
    }
    let bucket = 0
    while (bucket < this.#buckets.length && value > (this.#buckets[bucket] as number)) bucket++
    cell.counts[bucket] = (cell.counts[bucket] as number) + 1
    cell.sum += value
  }

  protected values(): Values {
    return [...this.#cells.values()].flatMap(({ labels, counts, sum }) => {
      let seen = 0
      const buckets = counts.map((count, index) => {
        seen += count
        const le = index < this.#buckets.length ? String(this.#buckets[index]) : '+Inf'
        return { labels: { le, ...labels }, value: seen, metricName: `${this.name}_bucket` }
      })
      return [
        ...buckets,
        { labels, value: sum, metricName: `${this.name}_sum` },
        { labels, value: seen, metricName: `${this.name}_count` },
      ]
    })
  }
}
