'use client'

import { useState } from 'react'
import { type FilterEntry, FoundFilter } from '@/components/patterns/found-filter'
import { useFound } from '@/components/patterns/use-found'

interface OrganisationFilterProps {
  /** "Chain" */
  label: string
  param: string
  kind: 'chain' | 'enterprise'
  /** what is chosen now, by name */
  chosen: string | null
}

/** Narrows board and list to one chain or enterprise; the first of them are offered before anything is typed. */
export function OrganisationFilter({ label, param, kind, chosen }: OrganisationFilterProps) {
  const [text, setText] = useState<string | null>(null)
  const found = useFound<FilterEntry>(
    text === null ? null : `/api/migration/organisations?kind=${kind}&q=${encodeURIComponent(text.trim())}`,
  )
  return (
    <FoundFilter
      label={label}
      param={param}
      chosen={chosen}
      onTextChange={setText}
      entries={found.items}
      state={found.state}
      placeholder="Code or name"
    />
  )
}
