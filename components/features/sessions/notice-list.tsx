import { BellRing } from 'lucide-react'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams } from '@/components/patterns/list-url'
import { Mono } from '@/components/ui/mono'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import type { LogoutNoticeView } from '@/lib/schemas/logout-notice'
import { NoticeStatus } from './notice-status'
import { RetryNoticeButton } from './retry-notice-button'

interface NoticeListProps {
  page: Page<LogoutNoticeView>
  params: ListParams
  isNarrowed: boolean
  canRetry: boolean
}

const columns: Column<LogoutNoticeView>[] = [
  {
    id: 'client',
    header: 'Client',
    cell: (row) => <TextLink href={routes.client(row.clientPk)}>{row.clientName}</TextLink>,
  },
  { id: 'subject', header: 'User', cell: (row) => row.subject },
  { id: 'domain', header: 'Domain', hideOnPhone: true, cell: (row) => row.domainName },
  { id: 'uri', header: 'Address', hideOnPhone: true, cell: (row) => <Mono max={40}>{row.uri}</Mono> },
  { id: 'createdAt', header: 'Session ended', cell: (row) => <Time value={row.createdAt} /> },
  { id: 'state', header: 'State', cell: (row) => <NoticeStatus notice={row} /> },
  { id: 'attempts', header: 'Attempts', align: 'right', hideOnPhone: true, cell: (row) => row.attempts },
  {
    id: 'lastError',
    header: 'Last problem',
    hideOnPhone: true,
    cell: (row) => <span className="text-muted">{row.lastError ?? 'none'}</span>,
  },
]

const action: Column<LogoutNoticeView> = {
  id: 'retry',
  header: 'Action',
  align: 'right',
  cell: (row) => row.state === 'failed' && <RetryNoticeButton id={row.id} clientName={row.clientName} />,
}

/** Clients that are told that a session ended, and whether they heard it. */
export function NoticeList({ page, params, isNarrowed, canRetry }: NoticeListProps) {
  return (
    <DataTable
      caption="Sign-out deliveries"
      columns={canRetry ? [...columns, action] : columns}
      rows={page.items}
      rowKey={(row) => row.id}
      list={{ path: routes.logoutNotices(), params }}
      page={page}
      empty={
        isNarrowed ? (
          <EmptyState title="No delivery matches">Take a filter away to see more.</EmptyState>
        ) : (
          <EmptyState icon={<BellRing />} title="Nothing was delivered yet">
            A client with a back-channel logout address is told when a session ends in which it took part. Each delivery
            appears here until some time after it arrived.
          </EmptyState>
        )
      }
    />
  )
}
