import { setImmediate as nextTurn } from 'node:timers/promises'
import type { GatewayActivityRecord, GatewayActivityStore } from '@/lib/store/migration/gateway-types'
import type { TrafficLine } from './traffic-lines'

const HOUR_MS = 3_600_000
const ROWS_A_WRITE = 250
const ROWS_A_FLUSH = 2_500

/** Who called in which hour, as the audit log of a hotel shows it. Somebody who could not be told by name is not in it. */
export class ActivityFigures {
  readonly #waiting = new Map<string, GatewayActivityRecord>()

  count({ subject, kind, outcome, count, firstAt, lastAt }: TrafficLine): void {
    const { environmentId, actor, scheme } = subject
    if (environmentId === null || actor === null) return
    const time = firstAt.getTime()
    const hour = time - (time % HOUR_MS)
    const integrationId = subject.integrationId ?? ''
    this.#add(`${environmentId}\n${hour}\n${scheme}\n${actor}`, {
      environmentId,
      bucket: new Date(hour),
      actor,
      scheme,
      integrationId,
      tokens: outcome === 'ok' && kind !== 'API' ? count : 0,
      calls: outcome === 'ok' && kind === 'API' ? count : 0,
      refused: outcome === 'ok' ? 0 : count,
      firstAt,
      lastAt,
    })
  }

  async drain(store: Pick<GatewayActivityStore, 'add'>): Promise<void> {
    for (let left = Math.min(ROWS_A_FLUSH, this.#waiting.size); left > 0; ) {
      const part = [...this.#waiting].slice(0, ROWS_A_WRITE)
      if (part.length === 0) return
      for (const [key] of part) this.#waiting.delete(key)
      left -= part.length
      try {
        await store.add(part.map(([, row]) => row))
      } catch (error) {
        for (const [key, row] of part) this.#add(key, row)
        throw error
      }
      await nextTurn()
    }
  }

  #add(key: string, row: GatewayActivityRecord): void {
    const known = this.#waiting.get(key)
    if (!known) {
      this.#waiting.set(key, row)
      return
    }
    known.tokens += row.tokens
    known.calls += row.calls
    known.refused += row.refused
    if (row.firstAt < known.firstAt) known.firstAt = row.firstAt
    if (row.lastAt > known.lastAt) known.lastAt = row.lastAt
  }
}
