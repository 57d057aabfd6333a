'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { cn } from '@/lib/base/cn'

interface TabsProps {
  /** Names the navigation: "Client pages". */
  label: string
  tabs: readonly { href: string; label: string; count?: number; exact?: boolean }[]
}

/** So much of the tab before stays in sight, which shows that there is one. */
const PEEK_PX = 40

/** Pages of one entity. Each tab is a link with an address of its own. */
export function Tabs({ label, tabs }: TabsProps) {
  const pathname = usePathname()
  const nav = useRef<HTMLElement>(null)
  // On a phone the current one may stand outside the row.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another current tab
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]')
    if (nav.current && current) nav.current.scrollLeft = current.offsetLeft - nav.current.offsetLeft - PEEK_PX
  }, [pathname])
  return (
    <nav
      ref={nav}
      aria-label={label}
      className="-mb-px flex gap-5 overflow-x-auto overflow-y-hidden [scrollbar-width:none]"
    >
      {tabs.map((tab) => {
        const current = pathname === tab.href || (!tab.exact && pathname.startsWith(`${tab.href}/`))
        return (
          <Link
            key={tab.href}
            href={tab.href}
            aria-current={current ? 'page' : undefined}
            className={cn(
              'flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-muted -outline-offset-2 hover:text-text max-sm:h-11',
              current && 'border-accent font-medium text-text',
            )}
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="num rounded-sm bg-sunken px-1 text-xs text-muted">{tab.count.toLocaleString('en')}</span>
            )}
          </Link>
        )
      })}
    </nav>
  )
}
