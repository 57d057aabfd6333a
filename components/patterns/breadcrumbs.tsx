import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'

export interface Crumb {
  label: string
  href?: string
}

/**
 * Where one is. On wide screens it stands in the top bar, on small ones above the title as one step back.
 * Rendered by the page, so it arrives with the page and needs no script.
 */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  const parent = items.findLast((item) => item.href)
  return (
    <nav
      aria-label="Breadcrumbs"
      className="mb-1 lg:pointer-events-none lg:fixed lg:top-0 lg:right-96 lg:left-(--rail) lg:z-20 lg:mb-0 lg:flex lg:h-(--bar) lg:items-center lg:px-(--gutter)"
    >
      {parent?.href && (
        <Link
          href={parent.href}
          className="-ml-1 inline-flex h-9 items-center gap-0.5 rounded-md pr-2 text-muted hover:text-text lg:hidden"
        >
          <ChevronLeft aria-hidden size={16} />
          {parent.label}
        </Link>
      )}
      <ol className="hidden min-w-0 items-center text-muted lg:pointer-events-auto lg:flex">
        {items.map((item, index) => (
          <li key={`${item.href ?? ''}${item.label}`} className="flex min-w-0 items-center">
            {index > 0 && (
              <span aria-hidden className="px-2 text-faint">
                /
              </span>
            )}
            {item.href && index < items.length - 1 ? (
              <Link href={item.href} className="truncate rounded-sm hover:text-text">
                {item.label}
              </Link>
            ) : (
              <span aria-current={index === items.length - 1 ? 'page' : undefined} className="truncate text-text">
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
