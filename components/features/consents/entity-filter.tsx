'use client'

import { useState } from 'react'
import { type FilterEntry, FoundFilter } from '@/components/patterns/found-filter'
import { searchPath, useFound } from '@/components/patterns/use-found'
import type { SearchHit } from '@/lib/schemas/search-hit'

interface EntityFilterProps {
  /** "Client" */
  label: string
  param: string
  kind: 'client' | 'resource'
  /** what is chosen now, by name */
  chosen: string | null
  /** offered before anything is typed */
  fixed?: readonly FilterEntry[]
}

/** Narrows a list to one client or resource server, which is searched because there may be very many. */
export function EntityFilter({ label, param, kind, chosen, fixed = [] }: EntityFilterProps) {
  const [text, setText] = useState<string | null>(null)
  const found = useFound<SearchHit>(text === null ? null : searchPath(text))
  const hits = found.items
    .filter((hit) => hit.kind === kind)
    .map(({ id, label, domainName }) => ({ id, label, detail: domainName }))
  return (
    <FoundFilter
      label={label}
      param={param}
      chosen={chosen}
      onTextChange={setText}
      entries={text?.trim() ? hits : fixed}
      state={found.state}
    />
  )
}
