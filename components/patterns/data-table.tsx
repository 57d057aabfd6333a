import Link from 'next/link'
import type { ReactNode } from 'react'
import { type Align, DataTableHeader, type HeaderColumn } from '@/components/patterns/data-table-header'
import { DataTablePager } from '@/components/patterns/data-table-pager'
import type { ListParams, SortState } from '@/components/patterns/list-url'
import { cn } from '@/lib/base/cn'

export interface Column<Row> extends HeaderColumn {
  cell: (row: Row) => ReactNode
  /** Monospace cells. */
  mono?: boolean
}

export interface DataTableProps<Row> {
  /** Names the table for assistive technology: "Clients". */
  caption: string
  /** The first column is the row's name and stays in view when the table scrolls sideways. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** The whole row leads there; the first cell carries the link. */
  rowHref?: (row: Row) => string
  /** Address and parameters of the list; needed for sorting and paging. */
  list?: { path: string; params: ListParams; sort?: SortState }
  /** Cursors of a keyset page; null where there is none. A `Page<T>` fits as it is. */
  page?: { nextCursor: string | null; previousCursor: string | null }
  /** Shown instead of rows: an EmptyState. */
  empty: ReactNode
}

/** A text without a space that no column can be as wide as. */
const isUnbroken = (content: ReactNode) => typeof content === 'string' && /\S{33}/.test(content)

const alignClass: Record<Align, string> = { left: '', right: 'text-right num', center: 'text-center' }

/**
 * A list of many. Rendered on the server whole: sorting and paging are links, rows ship no script.
 */
export function DataTable<Row>({ caption, columns, rows, rowKey, rowHref, list, page, empty }: DataTableProps<Row>) {
  if (rows.length === 0) return <div className="rounded-lg border bg-surface">{empty}</div>
  return (
    <>
      <section
        aria-label={caption}
        // On a phone it scrolls sideways, by keyboard too; a row that leads somewhere takes the focus itself.
        tabIndex={rowHref ? undefined : 0}
        className="relative min-w-0 rounded-lg border bg-surface max-lg:overflow-x-auto"
      >
        <table className="w-full border-separate border-spacing-0 text-sm">
          <caption className="sr-only">{caption}</caption>
          <DataTableHeader columns={columns} list={list} />
          <tbody className="[&>tr:last-child>*]:border-b-0">
            {rows.map((row) => (
              <tr
                key={rowKey(row)}
                data-link={rowHref ? '' : undefined}
                className="group relative has-[[data-row-link]:focus-visible]:bg-sunken hover:bg-sunken"
              >
                {columns.map((column, index) => {
                  const content = column.cell(row)
                  // Such a text is broken where it must be; every other column stays as wide as its words.
                  const breaks = isUnbroken(content)
                  return (
                    <td
                      key={column.id}
                      className={cn(
                        'h-(--row) border-b px-3 py-1 align-middle',
                        breaks && 'min-w-40 wrap-anywhere',
                        alignClass[column.align ?? 'left'],
                        column.mono && 'mono',
                        column.hideOnPhone && 'max-sm:hidden',
                        index === 0 &&
                          'max-sm:sticky max-sm:left-0 max-sm:z-2 max-sm:max-w-[55vw] max-sm:min-w-36 max-sm:bg-surface max-sm:group-hover:bg-sunken',
                      )}
                    >
                      {index === 0 && rowHref ? (
                        <Link
                          href={rowHref(row)}
                          prefetch={false}
                          data-row-link=""
                          className={cn(
                            'font-medium',
                            breaks ? 'wrap-anywhere' : 'break-words',
                            'after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-sm focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent',
                          )}
                        >
                          {content}
                        </Link>
                      ) : (
                        content
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {list && page && <DataTablePager list={list} page={page} />}
    </>
  )
}
