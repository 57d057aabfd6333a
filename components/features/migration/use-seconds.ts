'use client'

import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let nowMs = 0
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (!timer) {
    nowMs = Date.now()
    timer = setInterval(() => {
      nowMs = Date.now()
      for (const each of listeners) each()
    }, 1000)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/** The present in milliseconds, renewed every second, for countdowns; `null` on the server and while hydrating. */
export function useSeconds(): number | null {
  return useSyncExternalStore(
    subscribe,
    () => nowMs || null,
    () => null,
  )
}
