import { ScrollText } from 'lucide-react'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams } from '@/components/patterns/list-url'
import { Badge } from '@/components/ui/badge'
import { Mono } from '@/components/ui/mono'
import { Time } from '@/components/ui/time'
import { routes } from '@/lib/base/routes'
import type { ActivityItem, ActivityPage } from '@/lib/schemas/migration/usage'

const columns: Column<ActivityItem>[] = [
  { id: 'actor', header: 'Actor', cell: (row) => <Mono className="break-all">{row.actor}</Mono> },
  {
    id: 'scheme',
    header: 'Known by',
    cell: (row) => <Badge>{row.scheme === 'SSD' ? 'User name' : 'Client id'}</Badge>,
  },
  {
    id: 'integration',
    header: 'Integration',
    hideOnPhone: true,
    cell: (row) => row.integration?.name ?? <span className="text-muted">not told apart</span>,
  },
  { id: 'hour', header: 'Hour', cell: (row) => <Time value={row.bucket} style="absolute" /> },
  { id: 'tokens', header: 'Tokens', align: 'right', cell: (row) => row.tokens.toLocaleString('en') },
  { id: 'calls', header: 'Calls', align: 'right', cell: (row) => row.calls.toLocaleString('en') },
  { id: 'refused', header: 'Refused', align: 'right', cell: (row) => row.refused.toLocaleString('en') },
  { id: 'lastAt', header: 'Last', hideOnPhone: true, cell: (row) => <Time value={row.lastAt} /> },
]

interface ActivityTableProps {
  environmentId: string
  page: ActivityPage
  params: ListParams
}

/** Who called, hour by hour: user names under SSD, client ids under OCIM, as they were then. */
export function ActivityTable({ environmentId, page, params }: ActivityTableProps) {
  return (
    <DataTable
      caption="Calls by actor"
      columns={columns}
      rows={page.items}
      rowKey={(row) => `${row.bucket.toISOString()} ${row.scheme} ${row.actor}`}
      list={{ path: routes.portalEnvironment(environmentId, 'audit'), params }}
      page={{ ...page, previousCursor: null }}
      empty={
        params.actor || params.scheme ? (
          <EmptyState title="Nobody matches">Search looks for the whole user name or client id.</EmptyState>
        ) : (
          <EmptyState icon={<ScrollText />} title="Nobody has called yet">
            Each line is an hour of one caller. It stays as it was when an integration moves from its user to a client.
          </EmptyState>
        )
      }
    />
  )
}
