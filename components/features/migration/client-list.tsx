import { KeySquare } from 'lucide-react'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams } from '@/components/patterns/list-url'
import { Badge } from '@/components/ui/badge'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import type { GatewayClientView } from '@/lib/schemas/migration/gateway-client'
import { GATEWAY_CLIENT_KIND_WORDS } from '@/lib/schemas/migration/gateway-client-kind'
import { PropertyLimits } from './property-limits'

interface ClientListProps {
  environmentId: string
  page: Page<GatewayClientView>
  params: ListParams
  isNarrowed: boolean
}

const columns: Column<GatewayClientView>[] = [
  {
    id: 'clientId',
    header: 'Client',
    cell: (row) => <CopyableValue label="client id" value={row.clientId} max={36} />,
  },
  {
    id: 'scheme',
    header: 'Scheme',
    cell: (row) => <Badge tone={row.scheme === 'OCIM' ? 'good' : 'neutral'}>{row.scheme}</Badge>,
  },
  { id: 'owner', header: 'Of', cell: (row) => <Owner row={row} /> },
  { id: 'secret', header: 'Secret', cell: (row) => <Secret row={row} /> },
  { id: 'lastUsedAt', header: 'Last used', cell: (row) => <Time value={row.lastUsedAt} /> },
  { id: 'properties', header: 'Hotels', hideOnPhone: true, cell: (row) => <PropertyLimits of={row} /> },
]

/** Every client of an environment, old and new; secrets are the owners' alone. */
export function ClientList({ environmentId, page, params, isNarrowed }: ClientListProps) {
  return (
    <DataTable
      caption="Clients"
      columns={columns}
      rows={page.items}
      rowKey={(row) => row.pk}
      list={{ path: routes.migrationEnvironment(environmentId, 'clients'), params }}
      page={page}
      empty={
        <EmptyState icon={<KeySquare />} title={isNarrowed ? 'No client matches' : 'No clients yet'}>
          {isNarrowed
            ? 'Take a filter away to see more.'
            : 'Clients of SSD come with the inventory; those of OCIM are made when their owners reissue.'}
        </EmptyState>
      }
    />
  )
}

function Owner({ row }: { row: GatewayClientView }) {
  const name = row.partner?.name ?? row.integration?.name ?? row.username
  return (
    <span className="grid">
      <span>{name ?? 'Customer'}</span>
      <span className="text-xs text-muted">{GATEWAY_CLIENT_KIND_WORDS[row.kind]}</span>
    </span>
  )
}

function Secret({ row }: { row: GatewayClientView }) {
  if (row.disabledAt) return <Status tone="neutral">disabled</Status>
  if (!row.hasSecret) return <Status tone="attention">not issued yet</Status>
  return (
    <span className="whitespace-nowrap">
      <span className="mono">…{row.secretHint}</span>{' '}
      <span className="text-muted">
        <Time value={row.secretIssuedAt} />
      </span>
    </span>
  )
}
