import type { ReactNode } from 'react'

export interface NavItem {
  href: string
  label: string
  /** A 16 px icon; the rail shows it alone when folded. */
  icon: ReactNode
  /** Current only at this very address, not below it. */
  exact?: boolean
  /** Parameters of the present address that go along, so that a chosen domain stays chosen. */
  keeps?: readonly string[]
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

/** The item's address with what it keeps of the present parameters. */
export function itemHref(item: Pick<NavItem, 'href' | 'keeps'>, params: URLSearchParams): string {
  const kept = new URLSearchParams()
  for (const name of item.keeps ?? []) {
    const value = params.get(name)
    if (value) kept.set(name, value)
  }
  const query = kept.toString()
  return query ? `${item.href}?${query}` : item.href
}
