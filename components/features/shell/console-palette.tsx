'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { CommandPalette } from '@/components/patterns/command-palette'
import type { PalettePage, PaletteSearch } from '@/components/patterns/palette-hit'
import { searchQuery } from './api/search-query'

/** Ctrl/⌘ K over pages, domains, clients and resources. */
export function ConsolePalette({ pages }: { pages: readonly PalettePage[] }) {
  const queries = useQueryClient()
  const search: PaletteSearch = useCallback((text) => queries.fetchQuery(searchQuery(text)), [queries])
  return <CommandPalette pages={pages} search={search} />
}
