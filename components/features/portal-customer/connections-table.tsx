import { Handshake } from 'lucide-react'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams } from '@/components/patterns/list-url'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import type { PropertyName } from '@/lib/schemas/migration/gateway-client'
import type { ConnectionView } from '@/lib/schemas/migration/partner-connection'
import { ConnectionActions } from './connection-actions'
import { ConnectionStatus } from './connection-status'
import { PropertyWords } from './property-words'

interface ConnectionsTableProps {
  caption?: string
  page: Page<ConnectionView>
  params: ListParams
  path: string
  /** Hotels of the one environment that is shown; without them nothing is decided here. */
  properties?: readonly PropertyName[]
}

const columns: Column<ConnectionView>[] = [
  { id: 'partner', header: 'Partner', cell: (row) => row.partner.name },
  { id: 'state', header: 'State', cell: (row) => <ConnectionStatus state={row.state} /> },
  { id: 'hotels', header: 'Hotels', cell: (row) => <PropertyWords {...row} /> },
  {
    id: 'requested',
    header: 'Requested',
    hideOnPhone: true,
    cell: (row) => (
      <span title={row.requestedBy}>
        <Time value={row.requestedAt} />
      </span>
    ),
  },
  {
    id: 'decided',
    header: 'Decided',
    hideOnPhone: true,
    cell: (row) => (
      <span title={row.reason ?? undefined}>
        <Time value={row.decidedAt} empty="not yet" />
        {row.decidedBy && <span className="ml-2 text-muted">by {row.decidedBy}</span>}
      </span>
    ),
  },
]

const environment: Column<ConnectionView> = {
  id: 'environment',
  header: 'Environment',
  cell: (row) => (
    <TextLink href={routes.portalEnvironment(row.environmentId, 'connections')}>{row.environmentLabel}</TextLink>
  ),
}

/** Partners that may call, or ask to. */
export function ConnectionsTable({ caption, page, params, path, properties }: ConnectionsTableProps) {
  const [partner, ...rest] = columns
  const actions: Column<ConnectionView> = {
    id: 'actions',
    header: 'Actions',
    align: 'right',
    cell: (row) => <ConnectionActions connection={row} properties={properties ?? []} />,
  }
  const shown = properties ? [...columns, actions] : [...(partner ? [partner] : []), environment, ...rest]
  return (
    <DataTable
      caption={caption ?? 'Partner connections'}
      columns={shown}
      rows={page.items}
      rowKey={(row) => row.id}
      list={{ path, params }}
      page={page}
      empty={
        params.state ? (
          <EmptyState title="No connection matches">Take a filter away to see more.</EmptyState>
        ) : (
          <EmptyState icon={<Handshake />} title="No partner is connected">
            A partner asks for a connection to one chain in one environment; you approve it for the hotels that it
            serves, or reject it.
          </EmptyState>
        )
      }
    />
  )
}
