import { setImmediate as nextTurn } from 'node:timers/promises'
import type { GatewaySubject } from '@/lib/oauth/ports/gateway'
import type { GatewayKind } from '@/lib/schemas/migration/gateway-rules'
import type { GatewayActivityRecord, GatewayActivityStore } from '@/lib/store/migration/gateway-types'

const HOUR_MS = 3_600_000
const ROWS_A_WRITE = 250
const ROWS_A_FLUSH = 2_500

/** Who called in which hour, as the audit log of a hotel shows it. Somebody who could not be told by name is not in it. */
export class ActivityFigures {
  readonly #waiting = new Map<string, GatewayActivityRecord>()

  count(subject: GatewaySubject, kind: GatewayKind, isOk: boolean, at: Date): void {
    const { environmentId, actor, scheme } = subject
    if (environmentId === null || actor === null) return
    const time = at.getTime()
    const hour = time - (time % HOUR_MS)
    const key = `${environmentId}\n${hour}\n${scheme}\n${actor}`
    let row = this.#waiting.get(key)
    if (!row) {
      const counts = { tokens: 0, calls: 0, refused: 0, firstAt: at, lastAt: at }
      const integrationId = subject.integrationId ?? ''
      row = { environmentId, bucket: new Date(hour), actor, scheme, integrationId, ...counts }
      this.#waiting.set(key, row)
    }
    if (!isOk) row.refused += 1
    else if (kind === 'API') row.calls += 1
    else row.tokens += 1
    if (at < row.firstAt) row.firstAt = at
    if (at > row.lastAt) row.lastAt = at
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
        for (const [key, row] of part) this.#putBack(key, row)
        throw error
      }
      await nextTurn()
    }
  }

  #putBack(key: string, row: GatewayActivityRecord): void {
    const newer = this.#waiting.get(key)
    if (!newer) {
      this.#waiting.set(key, row)
      return
    }
    newer.tokens += row.tokens
    newer.calls += row.calls
    newer.refused += row.refused
    if (row.firstAt < newer.firstAt) newer.firstAt = row.firstAt
    if (row.lastAt > newer.lastAt) newer.lastAt = row.lastAt
  }
}
