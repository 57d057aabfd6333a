import Link from 'next/link'
import { cn } from '@/lib/base/cn'
import { RANGES, type RangeName } from './usage-rows'

/** The span that a page looks at; it lives in the address. */
export function RangeLinks({ path, current }: { path: string; current: RangeName }) {
  return (
    <nav aria-label="Time span" className="flex rounded-md border bg-surface p-0.5 text-sm">
      {(Object.keys(RANGES) as RangeName[]).map((range) => (
        <Link
          key={range}
          href={`${path}?range=${range}`}
          aria-current={range === current ? 'true' : undefined}
          className={cn(
            'rounded-sm px-3 py-1 text-muted hover:text-text max-sm:py-2',
            range === current && 'bg-accent-soft font-medium text-text',
          )}
        >
          {RANGES[range].label}
        </Link>
      ))}
    </nav>
  )
}
