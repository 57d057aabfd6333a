import { MailCheck } from 'lucide-react'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams } from '@/components/patterns/list-url'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import { NOTICE_KIND_WORDS, type NoticeView } from '@/lib/schemas/migration/notice'
import { NoticeStatus } from './notice-state'
import { ReadNoticeButton } from './read-notice-button'
import { RetryNoticeButton } from './retry-notice-button'

interface NoticeListProps {
  page: Page<NoticeView>
  params: ListParams
  isNarrowed: boolean
  canRetry: boolean
}

const columns: Column<NoticeView>[] = [
  { id: 'kind', header: 'Kind', cell: (row) => NOTICE_KIND_WORDS[row.kind] },
  {
    id: 'environment',
    header: 'Environment',
    cell: (row) =>
      row.environmentId ? (
        <TextLink href={routes.migrationEnvironment(row.environmentId)}>{row.environmentName}</TextLink>
      ) : (
        <span className="text-muted">none</span>
      ),
  },
  {
    id: 'to',
    header: 'Told',
    cell: (row) => (
      <span className="grid">
        <span>{row.organisation}</span>
        <span className="text-sm text-muted">{row.address ?? 'nobody there yet'}</span>
      </span>
    ),
  },
  { id: 'subject', header: 'Subject', hideOnPhone: true, cell: (row) => <ReadNoticeButton notice={row} /> },
  { id: 'createdAt', header: 'Written', cell: (row) => <Time value={row.createdAt} /> },
  { id: 'state', header: 'State', cell: (row) => <NoticeStatus notice={row} /> },
  {
    id: 'readAt',
    header: 'Read',
    hideOnPhone: true,
    cell: (row) => <Time value={row.readAt} empty="not in the portal" />,
  },
  {
    id: 'lastError',
    header: 'Last problem',
    hideOnPhone: true,
    cell: (row) => <span className="text-muted">{row.lastError ?? 'none'}</span>,
  },
]

const action: Column<NoticeView> = {
  id: 'retry',
  header: 'Action',
  align: 'right',
  cell: (row) =>
    (row.state === 'FAILED' || row.state === 'BOUNCED') &&
    row.kind !== 'INVITATION' && <RetryNoticeButton id={row.id} address={row.address ?? row.organisation} />,
}

/** Every message to people of customers and partners, and what became of it. */
export function NoticeList({ page, params, isNarrowed, canRetry }: NoticeListProps) {
  return (
    <DataTable
      caption="Notices"
      columns={canRetry ? [...columns, action] : columns}
      rows={page.items}
      rowKey={(row) => row.id}
      list={{ path: routes.migrationNotices(), params }}
      page={page}
      empty={
        isNarrowed ? (
          <EmptyState title="No notice matches">Take a filter away to see more.</EmptyState>
        ) : (
          <EmptyState icon={<MailCheck />} title="Nobody was told of anything yet">
            Announce a migration and the people of its customer and partners are told, reminded before the day, and told
            again when the window opens and when it is over.
          </EmptyState>
        )
      }
    />
  )
}
