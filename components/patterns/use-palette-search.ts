'use client'

import { useEffect, useState } from 'react'
import type { PaletteHit, PaletteSearch } from '@/components/patterns/palette-hit'

const DEBOUNCE_MS = 150

interface Found {
  hits: readonly PaletteHit[]
  state: 'idle' | 'searching' | 'failed'
}

const nothing: Found = { hits: [], state: 'idle' }

/** Searches while one types; an answer that a newer question has overtaken is dropped. */
export function usePaletteSearch(search: PaletteSearch, text: string): Found {
  const [found, setFound] = useState<Found>(nothing)
  const query = text.trim()
  useEffect(() => {
    if (!query) {
      setFound(nothing)
      return
    }
    const abort = new AbortController()
    setFound((before) => ({ hits: before.hits, state: 'searching' }))
    const timer = setTimeout(() => {
      search(query, abort.signal).then(
        (hits) => !abort.signal.aborted && setFound({ hits, state: 'idle' }),
        () => !abort.signal.aborted && setFound({ hits: [], state: 'failed' }),
      )
    }, DEBOUNCE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [query, search])
  return found
}
