import { AppWindow } from 'lucide-react'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { type Column, DataTable } from '@/components/patterns/data-table'
import type { ListParams, SortState } from '@/components/patterns/list-url'
import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import type { ClientListItem } from '@/lib/schemas/client'
import { ClientListEmpty } from './client-list-empty'
import { CLIENT_TYPE_WORDS } from './client-type-words'
import { DueSecretBadge } from './due-secret-badge'
import { GRANT_WORDS } from './grant-words'

interface ClientListProps {
  page: Page<ClientListItem>
  params: ListParams
  sort: SortState
  canCreate: boolean
  newHref: string
}

const columns: Column<ClientListItem>[] = [
  { id: 'name', header: 'Name', sortable: true, cell: (row) => row.name },
  {
    id: 'clientId',
    header: 'Client id',
    sortable: true,
    cell: (row) => <CopyableValue value={row.clientId} label="client id" max={24} />,
  },
  { id: 'domain', header: 'Domain', hideOnPhone: true, cell: (row) => row.domainName },
  { id: 'type', header: 'Type', hideOnPhone: true, cell: (row) => CLIENT_TYPE_WORDS[row.clientType].label },
  {
    id: 'grants',
    header: 'Grants',
    hideOnPhone: true,
    cell: (row) => (
      <span className="flex flex-wrap gap-1">
        {row.grantTypes.map((grant) => (
          <Badge key={grant} tone={grant === 'PASSWORD' ? 'attention' : undefined}>
            {GRANT_WORDS[grant].short}
          </Badge>
        ))}
      </span>
    ),
  },
  {
    id: 'attention',
    header: 'Attention',
    cell: (row) => row.dueSecrets.map((due) => <DueSecretBadge key={due.attention} due={due} />),
  },
  { id: 'lastUsedAt', header: 'Last used', cell: (row) => <Time value={row.lastUsedAt} empty="never" /> },
  {
    id: 'createdAt',
    header: 'Created',
    sortable: true,
    hideOnPhone: true,
    cell: (row) => <Time value={row.createdAt} />,
  },
]

// What is due is listed in the order in which it ends, and in no other.
const unsortable = columns.map((column) => ({ ...column, sortable: false }))

export function ClientList({ page, params, sort, canCreate, newHref }: ClientListProps) {
  const filtered = Boolean(params.q || params.type || params.grant || params.attention)
  return (
    <DataTable
      caption="Clients"
      columns={params.attention ? unsortable : columns}
      rows={page.items}
      rowKey={(row) => row.pk}
      rowHref={(row) => routes.client(row.pk)}
      list={{ path: routes.clients(), params, sort }}
      page={page}
      empty={<ClientListEmpty icon={<AppWindow />} filtered={filtered} canCreate={canCreate} newHref={newHref} />}
    />
  )
}
