'use client'

import { useEffect, useState } from 'react'
import { fetchJson } from '@/lib/base/fetch-json'

export interface Found<T> {
  items: readonly T[]
  /** idle: nothing is asked; done: the items answer the path asked last */
  state: 'idle' | 'searching' | 'done' | 'failed'
}

const DEBOUNCE_MS = 200
const NOTHING: Found<never> = { items: [], state: 'idle' }

/**
 * What the server finds while one types: `path` is asked once it has stood still for a moment, null asks nothing. While
 * the next answer is under way the last one stays; one that was overtaken is dropped.
 */
export function useFound<T>(path: string | null): Found<T> {
  const [found, setFound] = useState<Found<T>>(NOTHING)
  useEffect(() => {
    if (path === null) {
      setFound(NOTHING)
      return
    }
    const abort = new AbortController()
    setFound((before) => ({ ...before, state: 'searching' }))
    const timer = setTimeout(() => {
      fetchJson<T[]>(path, { signal: abort.signal }).then(
        (items) => !abort.signal.aborted && setFound({ items, state: 'done' }),
        () => !abort.signal.aborted && setFound({ items: [], state: 'failed' }),
      )
    }, DEBOUNCE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [path])
  return found
}

/** Where clients, resource servers and domains are found by the beginning of a name or id; null for an empty text. */
export function searchPath(text: string): string | null {
  const query = text.trim()
  return query === '' ? null : `/api/search?q=${encodeURIComponent(query)}`
}

/** Where people of a domain's identity store are found; null for an empty text. */
export function peoplePath(domainId: string, text: string): string | null {
  const query = text.trim()
  return query === '' ? null : `/api/domains/${encodeURIComponent(domainId)}/people?q=${encodeURIComponent(query)}`
}
