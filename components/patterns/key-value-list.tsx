import type { ReactNode } from 'react'
import { cn } from '@/lib/base/cn'

interface KeyValueListProps {
  items: readonly { label: string; value: ReactNode; help?: ReactNode }[]
  /** Pairs side by side on wide screens. */
  columns?: 1 | 2
}

/** Facts about one thing. */
export function KeyValueList({ items, columns = 1 }: KeyValueListProps) {
  return (
    <dl className={cn('grid gap-x-10', columns === 2 && 'lg:grid-cols-2')}>
      {items.map((item) => (
        <div key={item.label} className="grid gap-x-4 border-b py-2 last:border-b-0 sm:grid-cols-[11rem_1fr]">
          <dt className="min-w-0 break-words text-muted">{item.label}</dt>
          <dd className="min-w-0 break-words">
            {item.value}
            {item.help && <p className="text-sm text-muted">{item.help}</p>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
