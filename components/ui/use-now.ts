'use client'

import { useSyncExternalStore } from 'react'

/** One timer for every instant on the page that is renewed as often, however many rows a table has. */
function clockOf(everyMs: number) {
  const listeners = new Set<() => void>()
  let nowMs = 0
  let timer: ReturnType<typeof setInterval> | undefined
  return {
    read: () => nowMs || null,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      if (!timer) {
        nowMs = Date.now()
        timer = setInterval(() => {
          nowMs = Date.now()
          for (const each of listeners) each()
        }, everyMs)
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) {
          clearInterval(timer)
          timer = undefined
        }
      }
    },
  }
}

const calm = clockOf(20_000)
const ticking = clockOf(1000)
const nobody = () => null

/** The present in milliseconds, renewed every 20 seconds; `null` on the server and while hydrating. */
export function useNow(): number | null {
  return useSyncExternalStore(calm.subscribe, calm.read, nobody)
}

/** The same, renewed every second, for countdowns. */
export function useSeconds(): number | null {
  return useSyncExternalStore(ticking.subscribe, ticking.read, nobody)
}
