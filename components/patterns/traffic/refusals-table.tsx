import { ShieldCheck } from 'lucide-react'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams } from '@/components/patterns/list-url'
import { Mono } from '@/components/ui/mono'
import { Time } from '@/components/ui/time'
import type { RefusalItem, RefusalPage } from '@/lib/schemas/migration/refusal'
import { expectedBy } from './errors-table'

const columns: Column<RefusalItem>[] = [
  {
    id: 'correlationId',
    header: 'Correlation id',
    cell: (row) => (
      <Mono max={20} className="whitespace-nowrap">
        {row.correlationId}
      </Mono>
    ),
  },
  { id: 'at', header: 'When', cell: (row) => <Time value={row.at} /> },
  {
    id: 'where',
    header: 'Integration',
    hideOnPhone: true,
    cell: (row) => [row.integration?.name, row.environment?.label].filter(Boolean).join(' · ') || '–',
  },
  {
    id: 'answer',
    header: 'Answer',
    cell: (row) => (
      <>
        <span className="num mr-2">{row.status}</span>
        {row.answer}
      </>
    ),
  },
  { id: 'rule', header: 'What was missing', hideOnPhone: true, cell: (row) => expectedBy(row.rule) },
]

interface RefusalsTableProps {
  page: RefusalPage
  params: ListParams
  /** address of the list itself */
  path: string
  refusalHref: (correlationId: string) => string
}

/** Refused requests, the newest first. */
export function RefusalsTable({ page, params, path, refusalHref }: RefusalsTableProps) {
  return (
    <DataTable
      caption="Refused requests"
      columns={columns}
      rows={page.items}
      rowKey={(row) => row.correlationId}
      rowHref={(row) => refusalHref(row.correlationId)}
      list={{ path, params }}
      page={{ ...page, previousCursor: null }}
      empty={
        <EmptyState icon={<ShieldCheck />} title="Nothing was refused">
          When the gateway refuses a request, it is explained here: every rule that was looked at, and where to change
          what was missing.
        </EmptyState>
      }
    />
  )
}
