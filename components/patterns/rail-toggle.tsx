'use client'

import { PanelLeft } from 'lucide-react'
import { useState } from 'react'
import { preferenceCookie, RAIL_COOKIE } from '@/components/patterns/preference-cookies'
import { IconButton } from '@/components/ui/icon-button'

/** Folds the rail to icons and remembers it for this browser. */
export function RailToggle({ collapsed: initially }: { collapsed: boolean }) {
  const [collapsed, setCollapsed] = useState(initially)

  function toggle(): void {
    const next = !collapsed
    setCollapsed(next)
    document.querySelector('[data-rail]')?.setAttribute('data-rail', next ? 'collapsed' : 'open')
    // biome-ignore lint/suspicious/noDocumentCookie: the server reads it before the next first paint
    document.cookie = preferenceCookie(RAIL_COOKIE, next ? 'collapsed' : 'open')
  }

  return (
    <IconButton label={collapsed ? 'Unfold navigation' : 'Fold navigation'} onClick={toggle} side="right">
      <PanelLeft aria-hidden />
    </IconButton>
  )
}
