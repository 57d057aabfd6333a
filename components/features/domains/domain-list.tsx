import { Boxes } from 'lucide-react'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams, SortState } from '@/components/patterns/list-url'
import { LinkButton } from '@/components/ui/link-button'
import { Time } from '@/components/ui/time'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'

export interface DomainRow {
  id: string
  name: string
  description: string
  resourceCount: number
  clientCount: number
  createdAt: Date
}

interface DomainListProps {
  page: Page<DomainRow>
  params: ListParams
  sort: SortState
  canCreate: boolean
}

const columns: Column<DomainRow>[] = [
  { id: 'name', header: 'Name', sortable: true, cell: (row) => row.name },
  {
    id: 'description',
    header: 'Description',
    hideOnPhone: true,
    cell: (row) => <span className="line-clamp-1 text-muted">{row.description}</span>,
  },
  {
    id: 'id',
    header: 'Id',
    hideOnPhone: true,
    cell: (row) => <CopyableValue value={row.id} label="domain id" max={14} />,
  },
  { id: 'resources', header: 'Resources', align: 'right', cell: (row) => row.resourceCount.toLocaleString('en') },
  { id: 'clients', header: 'Clients', align: 'right', cell: (row) => row.clientCount.toLocaleString('en') },
  {
    id: 'createdAt',
    header: 'Created',
    sortable: true,
    hideOnPhone: true,
    cell: (row) => <Time value={row.createdAt} />,
  },
]

export function DomainList({ page, params, sort, canCreate }: DomainListProps) {
  const filtered = Boolean(params.q)
  return (
    <DataTable
      caption="Domains"
      columns={columns}
      rows={page.items}
      rowKey={(row) => row.id}
      rowHref={(row) => routes.domain(row.id)}
      list={{ path: routes.domains(), params, sort }}
      page={page}
      empty={
        filtered ? (
          <EmptyState title="No domain matches">Search looks at the beginning of words in name and id.</EmptyState>
        ) : (
          <EmptyState
            icon={<Boxes />}
            title="No domain yet"
            action={
              canCreate && (
                <LinkButton variant="primary" href={routes.newDomain()}>
                  New domain
                </LinkButton>
              )
            }
          >
            A domain is a tenant with an issuer and signing keys of its own. Everything else lives in one: first a
            resource server with its scopes, then a client that may ask for them, then its first token.
          </EmptyState>
        )
      }
    />
  )
}
