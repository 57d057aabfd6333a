import { ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { type ListParams, listHref } from '@/components/patterns/list-url'
import { buttonClass } from '@/components/ui/button-class'
import { cn } from '@/lib/base/cn'

interface DataTablePagerProps {
  list: { path: string; params: ListParams }
  page: { nextCursor: string | null; previousCursor: string | null }
}

/** Previous and next of a keyset list; hidden when everything fits on one page. */
export function DataTablePager({ list, page }: DataTablePagerProps) {
  if (!page.nextCursor && !page.previousCursor) return null
  const href = (patch: Record<string, string>) => listHref(list.path, list.params, patch)
  return (
    <nav aria-label="Pages of the list" className="mt-3 flex justify-end gap-2">
      <Step href={page.previousCursor && href({ before: page.previousCursor })} rel="prev">
        <ChevronLeft aria-hidden />
        Previous
      </Step>
      <Step href={page.nextCursor && href({ after: page.nextCursor })} rel="next">
        Next
        <ChevronRight aria-hidden />
      </Step>
    </nav>
  )
}

function Step({ href, rel, children }: { href: string | null; rel: string; children: ReactNode }) {
  const look = buttonClass({ variant: 'secondary', size: 'sm' })
  if (!href)
    return (
      <span aria-disabled="true" className={cn(look)}>
        {children}
      </span>
    )
  return (
    <Link href={href} rel={rel} prefetch={false} className={look}>
      {children}
    </Link>
  )
}
