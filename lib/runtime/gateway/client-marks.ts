import { LRUCache } from 'lru-cache'
import type { ClientMark, GatewayActivityStore } from '@/lib/store/migration/gateway-types'

/** A client that is used all the time is marked so often; "last used" is good to about a minute. */
const MARK_INTERVAL_MS = 60_000
const MAX_REMEMBERED = 200_000
const MARKS_A_FLUSH = 1_000

/** When each client was last used. */
export class ClientMarks {
  readonly #waiting = new Map<string, ClientMark>()
  readonly #markedAt = new LRUCache<string, number>({ max: MAX_REMEMBERED })

  used(clientPk: string, at: Date): void {
    const markedAt = this.#markedAt.get(clientPk)
    if (markedAt !== undefined && Math.abs(at.getTime() - markedAt) < MARK_INTERVAL_MS) return
    this.#markedAt.set(clientPk, at.getTime())
    this.#waiting.set(clientPk, { clientPk, at })
  }

  async drain(store: Pick<GatewayActivityStore, 'markClients'>): Promise<void> {
    const part = [...this.#waiting.values()].slice(0, MARKS_A_FLUSH)
    if (part.length === 0) return
    await store.markClients(part)
    for (const { clientPk, at } of part) {
      if (this.#waiting.get(clientPk)?.at === at) this.#waiting.delete(clientPk)
    }
  }
}
