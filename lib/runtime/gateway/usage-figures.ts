import { setImmediate as nextTurn } from 'node:timers/promises'
import type { GatewayUsageIncrement, GatewayUsageStore } from '@/lib/store/migration/gateway-types'
import type { TrafficLine } from './traffic-lines'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
/** So many rows in one transaction: an embedded database holds up the event loop for as long as it takes. */
const ROWS_A_WRITE = 250
/** Rows a flush; what is left over waits, and gathers. */
const ROWS_A_FLUSH = 5_000

interface Figure extends GatewayUsageIncrement {
  at: Date
}

/** Counts of requests: by minute for environments as a whole, by hour and day for integrations too. */
export class UsageFigures {
  readonly #minutes = new Map<string, Figure>()
  readonly #hours = new Map<string, Figure>()

  count({ subject, kind, outcome, count, firstAt: at }: TrafficLine): void {
    const environmentId = subject.environmentId ?? ''
    const integrationId = subject.integrationId ?? ''
    const time = at.getTime()
    const whole = { environmentId, integrationId: '', kind, outcome, count, at }
    const hour = Math.floor(time / HOUR_MS)
    add(this.#minutes, `${environmentId}\n${kind}\n${outcome}\n${Math.floor(time / MINUTE_MS)}`, whole)
    add(this.#hours, `${environmentId}\n\n${kind}\n${outcome}\n${hour}`, whole)
    if (integrationId === '') return
    add(this.#hours, `${environmentId}\n${integrationId}\n${kind}\n${outcome}\n${hour}`, { ...whole, integrationId })
  }

  async drain(store: Pick<GatewayUsageStore, 'add'>): Promise<void> {
    await write(this.#minutes, MINUTE_MS, (at, part) => store.add(at, part, ['MINUTE']))
    await write(this.#hours, HOUR_MS, (at, part) => store.add(at, part, ['HOUR', 'DAY']))
  }
}

function add(figures: Map<string, Figure>, key: string, figure: Figure): void {
  const known = figures.get(key)
  if (known) known.count += figure.count
  else figures.set(key, { ...figure })
}

async function write(
  waiting: Map<string, Figure>,
  spanMs: number,
  store: (at: Date, part: readonly Figure[]) => Promise<void>,
): Promise<void> {
  for (let left = Math.min(ROWS_A_FLUSH, waiting.size); left > 0; ) {
    const part = oldestOfOneSpan(waiting, spanMs)
    if (part.length === 0) return
    for (const [key] of part) waiting.delete(key)
    left -= part.length
    try {
      await store(
        part[0]?.[1].at ?? new Date(0),
        part.map(([, figure]) => figure),
      )
    } catch (error) {
      for (const [key, figure] of part) add(waiting, key, figure)
      throw error
    }
    await nextTurn()
  }
}

function oldestOfOneSpan(waiting: ReadonlyMap<string, Figure>, spanMs: number): [string, Figure][] {
  const part: [string, Figure][] = []
  let span: number | null = null
  for (const entry of waiting) {
    const own = Math.floor(entry[1].at.getTime() / spanMs)
    span ??= own
    if (own === span && part.push(entry) === ROWS_A_WRITE) break
  }
  return part
}
