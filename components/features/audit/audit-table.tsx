import { ScrollText } from 'lucide-react'
import { DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams } from '@/components/patterns/list-url'
import { Mono } from '@/components/ui/mono'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import type { AuditEntryView } from '@/lib/schemas/audit'

interface AuditRow {
  entry: AuditEntryView
  sentence: string
}

interface AuditTableProps {
  rows: AuditRow[]
  page: Pick<Page<AuditEntryView>, 'nextCursor' | 'previousCursor'>
  params: ListParams
}

/** The log as sentences, newest first. */
export function AuditTable({ rows, page, params }: AuditTableProps) {
  return (
    <DataTable
      caption="Audit entries"
      rows={rows}
      rowKey={(row) => String(row.entry.seq)}
      rowHref={(row) => routes.auditEntry(row.entry.seq)}
      list={{ path: routes.audit(), params }}
      page={page}
      columns={[
        {
          id: 'what',
          header: 'What happened',
          cell: (row) => <span className="font-normal wrap-anywhere">{row.sentence}</span>,
        },
        {
          id: 'outcome',
          header: 'Outcome',
          cell: (row) =>
            row.entry.outcome === 'SUCCESS' ? <Status tone="good">Done</Status> : <Status tone="bad">Refused</Status>,
        },
        { id: 'domain', header: 'Domain', cell: (row) => row.entry.domainName ?? '–', hideOnPhone: true },
        {
          id: 'address',
          header: 'From',
          cell: (row) => (row.entry.address ? <Mono>{row.entry.address}</Mono> : '–'),
          hideOnPhone: true,
        },
        { id: 'at', header: 'When', cell: (row) => <Time value={row.entry.at} /> },
        {
          id: 'seq',
          header: 'Entry',
          align: 'right',
          cell: (row) => row.entry.seq.toLocaleString('en'),
          hideOnPhone: true,
        },
      ]}
      empty={
        <EmptyState icon={<ScrollText />} title="No entry matches">
          Entries appear here with the next change or sign-in. If you filtered, widen the filter.
        </EmptyState>
      }
    />
  )
}
