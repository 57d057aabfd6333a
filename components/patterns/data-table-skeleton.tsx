import { Skeleton } from '@/components/ui/skeleton'
import { VisuallyHidden } from '@/components/ui/visually-hidden'

const WIDTHS = ['w-40', 'w-28', 'w-20', 'w-32', 'w-16']

/** Keeps the place of a DataTable while it loads, with the same rows and heights. */
export function DataTableSkeleton({ columns, rows = 10 }: { columns: readonly string[]; rows?: number }) {
  return (
    <div role="status" className="overflow-hidden rounded-lg border bg-surface">
      <VisuallyHidden>Loading</VisuallyHidden>
      <div aria-hidden>
        <div className="flex h-9 items-center border-b text-xs font-medium text-muted">
          {columns.map((column) => (
            <span key={column} className="flex-1 truncate px-3">
              {column}
            </span>
          ))}
        </div>
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
          <div key={row} className="flex h-(--row) items-center border-b last:border-b-0">
            {columns.map((column, index) => (
              <span key={column} className="flex-1 px-3">
                <Skeleton className={`max-w-full ${WIDTHS[(row + index * 2) % WIDTHS.length]}`} />
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
