'use client'

import type { ReactNode } from 'react'
import { Menu, MenuLink, MenuSeparator, MenuTrigger } from '@/components/ui/dropdown-menu'
import { MenuContent } from '@/components/ui/menu-content'

export interface AccountMenuProps {
  name: string
  /** Role and reach: "Administrator". */
  detail?: string
  items: readonly { href: string; label: string; icon?: ReactNode }[]
  /** A `<MenuItem>` that signs out. */
  signOut?: ReactNode
}

/** Who is signed in, and what belongs to that person. */
export function AccountMenu({ name, detail, items, signOut }: AccountMenuProps) {
  return (
    <Menu>
      <MenuTrigger
        aria-label={`Account of ${name}`}
        className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft text-xs font-semibold text-accent hover:outline-1 hover:outline-accent"
      >
        {initials(name)}
      </MenuTrigger>
      <MenuContent className="min-w-56">
        <div className="px-2 py-1.5">
          <p className="truncate font-medium">{name}</p>
          {detail && <p className="truncate text-sm text-muted">{detail}</p>}
        </div>
        <MenuSeparator />
        {items.map((item) => (
          <MenuLink key={item.href} href={item.href} icon={item.icon}>
            {item.label}
          </MenuLink>
        ))}
        {signOut && (
          <>
            <MenuSeparator />
            {signOut}
          </>
        )}
      </MenuContent>
    </Menu>
  )
}

/** Two letters: of the first and last word, or the first two of the only one. */
function initials(name: string): string {
  const parts = name.split(/[\s._@-]+/).filter(Boolean)
  const [first = '?', last] = [parts[0], parts.length > 1 ? parts[parts.length - 1] : undefined]
  const letters = last ? `${Array.from(first)[0]}${Array.from(last)[0]}` : Array.from(first).slice(0, 2).join('')
  return letters.toUpperCase()
}
