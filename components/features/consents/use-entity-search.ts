import { useEffect, useState } from 'react'
import { fetchJson } from '@/lib/base/fetch-json'
import type { SearchHit } from '@/lib/schemas/search-hit'

interface Found {
  hits: readonly { id: string; label: string; detail?: string }[]
  state: 'idle' | 'searching' | 'done' | 'failed'
}

const NOTHING: Found = { hits: [], state: 'idle' }
const DEBOUNCE_MS = 200

/** Clients or resource servers found while one types; an answer that was overtaken is dropped. */
export function useEntitySearch(kind: 'client' | 'resource', text: string): Found {
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
      fetchJson<SearchHit[]>(`/api/search?q=${encodeURIComponent(query)}`, { signal: abort.signal }).then(
        (hits) =>
          !abort.signal.aborted &&
          setFound({ hits: hits.filter((hit) => hit.kind === kind).map(entry), state: 'done' }),
        () => !abort.signal.aborted && setFound({ hits: [], state: 'failed' }),
      )
    }, DEBOUNCE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [kind, query])
  return found
}

function entry({ id, label, domainName }: SearchHit) {
  return { id, label, detail: domainName }
}
