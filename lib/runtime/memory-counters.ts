import { LRUCache } from 'lru-cache'
import { addSeconds } from '@/lib/base/clock'
import type { ThrottleStore } from '@/lib/store/account-types'

export type Counters = Pick<ThrottleStore, 'get' | 'fail' | 'block' | 'forgive'>

interface Counter {
  failures: number
  windowStartAt: Date
  blockedUntil: Date | null
}

/** Counts of failures as the store keeps them, for one process alone and gone with it. */
export function memoryCounters(max: number): Counters {
  const counters = new LRUCache<string, Counter>({ max })
  return {
    get: async (key) => counters.get(key) ?? null,
    async fail(key, at, windowSeconds) {
      const known = counters.get(key)
      const isOver = !known || known.windowStartAt <= addSeconds(at, -windowSeconds)
      const failures = isOver ? 1 : known.failures + 1
      const windowStartAt = isOver ? at : known.windowStartAt
      counters.set(key, { failures, windowStartAt, blockedUntil: known?.blockedUntil ?? null })
      return { failures }
    },
    async block(key, until) {
      const known = counters.get(key)
      if (known) counters.set(key, { ...known, blockedUntil: until })
    },
    async forgive(key) {
      const known = counters.get(key)
      if (known && known.failures > 0) counters.set(key, { ...known, failures: known.failures - 1 })
    },
  }
}
