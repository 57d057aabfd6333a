import Link from 'next/link'
import type { ReactNode } from 'react'
import { AccountMenu, type AccountMenuProps } from '@/components/patterns/account-menu'
import { Mark } from '@/components/patterns/mark'
import type { NavGroup } from '@/components/patterns/navigation'
import type { Theme } from '@/components/patterns/preference-cookies'
import { RailNav } from '@/components/patterns/rail-nav'
import { RailSheet } from '@/components/patterns/rail-sheet'
import { RailToggle } from '@/components/patterns/rail-toggle'
import { SearchTrigger } from '@/components/patterns/search-trigger'
import { ThemeToggle } from '@/components/patterns/theme-toggle'

interface AppShellProps {
  nav: readonly NavGroup[]
  account: AccountMenuProps
  /** `<DomainSwitcher>` */
  domainSwitcher?: ReactNode
  /** "SQLite, one node" */
  environment?: string
  /** `<CommandPalette>` wrapped by a feature that knows how to search. */
  palette?: ReactNode
  theme: Theme
  railCollapsed: boolean
  /** where the mark leads; the overview of the console unless it is said */
  home?: { href: string; label: string }
  children: ReactNode
}

const OVERVIEW = { href: '/', label: 'overview' }

/**
 * The frame of the console: rail, top bar, main. A server component; only its leaves ship script. Breadcrumbs are
 * rendered by the page (PageHeader) and stand in the top bar by their position.
 */
export function AppShell(props: AppShellProps) {
  const { nav, account, domainSwitcher, environment, palette, theme, railCollapsed, home = OVERVIEW, children } = props
  const brand = (
    <Link href={home.href} className="flex min-w-0 items-center gap-2.5 rounded-md px-1.5 font-semibold tracking-tight">
      <Mark />
      <span className="truncate rail-collapsed:sr-only">Gatehouse</span>
    </Link>
  )
  return (
    <div data-rail={railCollapsed ? 'collapsed' : 'open'} className="min-h-dvh lg:pl-(--rail)">
      <a
        href="#main"
        className="sr-only rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        Skip to content
      </a>
      <header className="contents print:hidden">
        <div className="fixed inset-y-0 left-0 z-30 hidden w-(--rail) flex-col border-r bg-canvas lg:flex">
          <div className="flex h-(--bar) shrink-0 items-center px-2.5">{brand}</div>
          {domainSwitcher && <div className="px-2 pb-2 rail-collapsed:hidden">{domainSwitcher}</div>}
          <RailNav groups={nav} />
          <div className="flex items-center justify-between gap-2 border-t px-2.5 py-2 rail-collapsed:justify-center">
            {environment && <p className="min-w-0 truncate text-xs text-muted rail-collapsed:hidden">{environment}</p>}
            <RailToggle collapsed={railCollapsed} />
          </div>
        </div>
        <div className="sticky top-0 z-10 flex h-(--bar) items-center gap-1.5 border-b bg-canvas px-(--gutter)">
          <RailSheet
            groups={nav}
            head={
              <div className="grid gap-3 px-2 pt-3 pb-2">
                <div className="pr-10">{brand}</div>
                {domainSwitcher}
              </div>
            }
          />
          <Link href={home.href} aria-label={`Gatehouse, ${home.label}`} className="rounded-md lg:hidden">
            <Mark />
          </Link>
          <div className="ml-auto flex items-center gap-1.5">
            {palette && <SearchTrigger />}
            <ThemeToggle theme={theme} />
            <AccountMenu {...account} />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="min-w-0 outline-none">
        {children}
      </main>
      {palette}
    </div>
  )
}
