'use client'

import { useEffect, useState } from 'react'
import { fetchJson } from '@/lib/base/fetch-json'

export interface FoundPerson {
  id: string
  username: string
  detail: string
}

interface Found {
  people: readonly FoundPerson[]
  state: 'idle' | 'searching' | 'failed'
  /** what the people were found for; empty while nothing was asked */
  asked: string
}

const NOTHING: Found = { people: [], state: 'idle', asked: '' }
const DEBOUNCE_MS = 200

/** People of a domain's identity store, found while one types; an answer that was overtaken is dropped. */
export function usePersonSearch(domainId: string, text: string): Found {
  const [found, setFound] = useState<Found>(NOTHING)
  const query = text.trim()
  useEffect(() => {
    if (!query) {
      setFound(NOTHING)
      return
    }
    const abort = new AbortController()
    setFound((before) => ({ ...before, state: 'searching' }))
    const timer = setTimeout(() => {
      const path = `/api/domains/${encodeURIComponent(domainId)}/people?q=${encodeURIComponent(query)}`
      fetchJson<FoundPerson[]>(path, { signal: abort.signal }).then(
        (people) => !abort.signal.aborted && setFound({ people, state: 'idle', asked: query }),
        () => !abort.signal.aborted && setFound({ people: [], state: 'failed', asked: query }),
      )
    }, DEBOUNCE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [domainId, query])
  return found
}
