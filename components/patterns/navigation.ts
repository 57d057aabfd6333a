import type { ReactNode } from 'react'

export interface NavItem {
  href: string
  label: string
  /** A 16 px icon; the rail shows it alone when folded. */
  icon: ReactNode
  /** Current only at this very address, not below it. */
  exact?: boolean
  /** Things that wait there. */
  count?: number
}

export interface NavGroup {
  /** Left out for the first group. */
  label?: string
  items: readonly NavItem[]
}

/** Whether an item's page, or one below it, is shown. */
export function isCurrent(item: Pick<NavItem, 'href' | 'exact'>, pathname: string): boolean {
  if (pathname === item.href) return true
  return !item.exact && item.href !== '/' && pathname.startsWith(`${item.href}/`)
}
