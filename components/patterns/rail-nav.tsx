'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { isCurrent, itemHref, type NavGroup } from '@/components/patterns/navigation'
import { cn } from '@/lib/base/cn'

interface RailNavProps {
  groups: readonly NavGroup[]
  /** Called when a link is taken: closes the sheet on phones. */
  onNavigate?: () => void
}

/** The grouped links of the left rail. Folded, the words go but stay readable to assistive technology. */
export function RailNav({ groups, onNavigate }: RailNavProps) {
  const pathname = usePathname()
  const params = useSearchParams()
  return (
    <nav aria-label="Main" className="flex-1 overflow-y-auto px-2 pb-4">
      {groups.map((group, index) => (
        <div key={group.label ?? index} className="mt-4 first:mt-1">
          {group.label && (
            <p
              id={`rail-${index}`}
              className="mb-1 px-2 text-xs text-muted rail-collapsed:invisible rail-collapsed:h-2"
            >
              {group.label}
            </p>
          )}
          <ul aria-labelledby={group.label ? `rail-${index}` : undefined} className="grid gap-px">
            {group.items.map((item) => {
              const current = isCurrent(item, pathname)
              return (
                <li key={item.href}>
                  <Link
                    href={itemHref(item, params)}
                    onClick={onNavigate}
                    aria-current={current ? 'page' : undefined}
                    title={item.label}
                    className={cn(
                      'flex h-(--control) items-center gap-2.5 overflow-hidden rounded-md px-2.5 text-muted -outline-offset-2 transition-colors duration-100',
                      'hover:bg-sunken hover:text-text [&_svg]:size-4 [&_svg]:shrink-0',
                      current && 'bg-sunken font-medium text-text [&_svg]:text-accent',
                    )}
                  >
                    {item.icon}
                    <span className="min-w-0 flex-1 truncate rail-collapsed:sr-only">{item.label}</span>
                    {item.count !== undefined && item.count > 0 && (
                      <span className="num rounded-sm bg-attention-soft px-1 text-xs text-attention rail-collapsed:hidden">
                        {item.count.toLocaleString('en')}
                      </span>
                    )}
                  </Link>
                </li>
              )
            })}
          </ul>
        </div>
      ))}
    </nav>
  )
}
