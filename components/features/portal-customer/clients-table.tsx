import { AppWindow } from 'lucide-react'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams } from '@/components/patterns/list-url'
import { Badge } from '@/components/ui/badge'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import type { GatewayClientView, PropertyName } from '@/lib/schemas/migration/gateway-client'
import { GATEWAY_CLIENT_KIND_WORDS } from '@/lib/schemas/migration/gateway-client-kind'
import { ManageClientButton } from './manage-client-button'
import { PropertyWords } from './property-words'

interface ClientsTableProps {
  environmentId: string
  page: Page<GatewayClientView>
  params: ListParams
  properties: readonly PropertyName[]
  isAfter: boolean
}

const columns: Column<GatewayClientView>[] = [
  {
    id: 'clientId',
    header: 'Client id',
    cell: (row) => <CopyableValue full value={row.clientId} label={`client id ${row.clientId}`} />,
  },
  {
    id: 'kind',
    header: 'Kind',
    hideOnPhone: true,
    cell: (row) => <Badge>{GATEWAY_CLIENT_KIND_WORDS[row.kind]}</Badge>,
  },
  {
    id: 'serves',
    header: 'Serves',
    hideOnPhone: true,
    cell: (row) => (
      <>
        {row.integration?.name ?? row.partner?.name ?? <span className="text-muted">all without their own</span>}
        {row.username && <span className="ml-2 text-muted">was {row.username}</span>}
      </>
    ),
  },
  { id: 'state', header: 'State', cell: (row) => <ClientState client={row} /> },
  { id: 'hotels', header: 'Hotels', hideOnPhone: true, cell: (row) => <PropertyWords {...row} /> },
  { id: 'lastUsedAt', header: 'Last used', hideOnPhone: true, cell: (row) => <Time value={row.lastUsedAt} /> },
]

/** Clients of OCIM in one environment. */
export function ClientsTable({ environmentId, page, params, properties, isAfter }: ClientsTableProps) {
  const manage: Column<GatewayClientView> = {
    id: 'manage',
    header: 'Actions',
    align: 'right',
    cell: (row) => canManage(row) && <ManageClientButton client={row} properties={properties} />,
  }
  return (
    <DataTable
      caption="Clients"
      columns={page.items.some(canManage) ? [...columns, manage] : columns}
      rows={page.items}
      rowKey={(row) => row.pk}
      list={{ path: routes.portalEnvironment(environmentId, 'clients'), params }}
      page={page}
      empty={
        params.q ? (
          <EmptyState title="No client matches">Search looks at the beginning of client ids.</EmptyState>
        ) : (
          <EmptyState icon={<AppWindow />} title="No client of OCIM yet">
            {isAfter
              ? 'Make one for each internal integration, so that each can be told apart, limited and ended alone.'
              : 'The first one comes with Reissue Client ID. After the migration each integration gets its own.'}
          </EmptyState>
        )
      }
    />
  )
}

function canManage({ may }: GatewayClientView): boolean {
  return may.issue.allowed || may.restrict.allowed || may.disable.allowed
}

function ClientState({ client }: { client: GatewayClientView }) {
  if (client.disabledAt) return <Status tone="neutral">Disabled</Status>
  if (!client.hasSecret) return <Status tone="attention">No secret yet</Status>
  return (
    <Status tone="good">
      Secret issued <Time value={client.secretIssuedAt} className="" />
    </Status>
  )
}
