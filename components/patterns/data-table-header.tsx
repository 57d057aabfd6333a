import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import Link from 'next/link'
import { type ListParams, listHref, nextSort, type SortState } from '@/components/patterns/list-url'
import { cn } from '@/lib/base/cn'

export type Align = 'left' | 'right' | 'center'

export interface HeaderColumn {
  id: string
  header: string
  /** The column's id is then the value of `?sort=`. */
  sortable?: boolean
  align?: Align
  /** Any CSS width, for example "12rem". */
  width?: string
  hideOnPhone?: boolean
}

interface DataTableHeaderProps {
  columns: readonly HeaderColumn[]
  list?: { path: string; params: ListParams; sort?: SortState }
}

/** Sticks below the top bar; a sortable column is a link that says its order. */
export function DataTableHeader({ columns, list }: DataTableHeaderProps) {
  return (
    <thead>
      <tr>
        {columns.map((column, index) => {
          const sort = list?.sort?.column === column.id ? list.sort : undefined
          const direction = sort && (sort.direction === 'asc' ? 'ascending' : 'descending')
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={direction}
              style={column.width ? { width: column.width } : undefined}
              className={cn(
                'h-9 border-b bg-surface px-3 text-left text-xs font-medium whitespace-nowrap text-muted',
                'first:rounded-tl-lg last:rounded-tr-lg lg:sticky lg:top-(--bar) lg:z-10',
                column.align === 'right' && 'text-right',
                column.align === 'center' && 'text-center',
                column.hideOnPhone && 'max-sm:hidden',
                index === 0 && 'max-sm:sticky max-sm:left-0 max-sm:z-3',
              )}
            >
              {column.sortable && list ? (
                <Link
                  href={listHref(list.path, list.params, { sort: nextSort(column.id, list.sort) })}
                  prefetch={false}
                  scroll={false}
                  className={cn('group/sort inline-flex h-9 items-center gap-1 hover:text-text', sort && 'text-text')}
                >
                  {column.header}
                  <SortMark direction={direction} />
                </Link>
              ) : (
                column.header
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function SortMark({ direction }: { direction: 'ascending' | 'descending' | undefined }) {
  if (direction === 'ascending') return <ArrowUp aria-hidden size={14} />
  if (direction === 'descending') return <ArrowDown aria-hidden size={14} />
  return <ChevronsUpDown aria-hidden size={14} className="opacity-0 group-hover/sort:opacity-100" />
}
