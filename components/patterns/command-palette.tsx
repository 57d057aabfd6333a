'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { onPaletteRequest } from '@/components/patterns/palette-events'
import type { PalettePage, PaletteSearch } from '@/components/patterns/palette-hit'

// Arrives with the first use: nobody pays for it on the first paint.
const PalettePanel = dynamic(
  () => import('@/components/patterns/palette-panel').then((module) => module.PalettePanel),
  {
    ssr: false,
  },
)

interface CommandPaletteProps {
  pages: readonly PalettePage[]
  search: PaletteSearch
}

/** Ctrl/⌘ K: goes to a page, domain, client or resource by name or id. */
export function CommandPalette({ pages, search }: CommandPaletteProps) {
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  useEffect(
    () =>
      onPaletteRequest(() => {
        setWanted(true)
        setOpen((now) => !now)
      }),
    [],
  )
  return wanted ? <PalettePanel open={open} onOpenChange={setOpen} pages={pages} search={search} /> : null
}
