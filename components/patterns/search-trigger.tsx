'use client'

import { Search } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { openPalette } from '@/components/patterns/palette-events'
import { Kbd } from '@/components/ui/kbd'

const never = () => () => {}

/** Opens the command palette; shows the keys of the device at hand. */
export function SearchTrigger() {
  const apple = useSyncExternalStore(
    never,
    () => /mac|iphone|ipad/i.test(navigator.userAgent),
    () => false,
  )
  return (
    <button
      type="button"
      aria-label="Search"
      aria-keyshortcuts={apple ? 'Meta+K' : 'Control+K'}
      onClick={openPalette}
      className="flex h-(--control) items-center gap-2 rounded-md text-muted hover:text-text max-sm:size-10 max-sm:justify-center sm:w-56 sm:border sm:border-strong sm:bg-surface sm:pr-1.5 sm:pl-2.5 sm:hover:border-control"
    >
      <Search aria-hidden size={16} className="shrink-0" />
      <span className="flex-1 text-left max-sm:hidden">Search</span>
      <span aria-hidden className="flex gap-0.5 max-sm:hidden">
        <Kbd>{apple ? '⌘' : 'Ctrl'}</Kbd>
        <Kbd>K</Kbd>
      </span>
    </button>
  )
}
