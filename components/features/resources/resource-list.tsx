import { Layers } from 'lucide-react'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams, SortState } from '@/components/patterns/list-url'
import { LinkButton } from '@/components/ui/link-button'
import { Time } from '@/components/ui/time'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import type { ResourceListItem } from '@/lib/schemas/resource'

interface ResourceListProps {
  page: Page<ResourceListItem>
  params: ListParams
  sort: SortState
  canCreate: boolean
  newHref: string
}

const columns: Column<ResourceListItem>[] = [
  { id: 'name', header: 'Name', sortable: true, cell: (row) => row.name },
  {
    id: 'description',
    header: 'Description',
    hideOnPhone: true,
    cell: (row) => <span className="line-clamp-1 text-muted">{row.description}</span>,
  },
  { id: 'domain', header: 'Domain', cell: (row) => row.domainName },
  { id: 'scopes', header: 'Scopes', align: 'right', cell: (row) => row.scopes.length.toLocaleString('en') },
  { id: 'clients', header: 'Clients', align: 'right', cell: (row) => row.clientCount.toLocaleString('en') },
  {
    id: 'createdAt',
    header: 'Created',
    sortable: true,
    hideOnPhone: true,
    cell: (row) => <Time value={row.createdAt} />,
  },
]

export function ResourceList({ page, params, sort, canCreate, newHref }: ResourceListProps) {
  return (
    <DataTable
      caption="Resources"
      columns={columns}
      rows={page.items}
      rowKey={(row) => row.id}
      rowHref={(row) => routes.resource(row.id)}
      list={{ path: routes.resources(), params, sort }}
      page={page}
      empty={
        params.q ? (
          <EmptyState title="No resource matches">Search looks at the beginning of words in name and id.</EmptyState>
        ) : (
          <EmptyState
            icon={<Layers />}
            title="No resource yet"
            action={
              canCreate && (
                <LinkButton variant="primary" href={newHref}>
                  New resource
                </LinkButton>
              )
            }
          >
            A resource is a service that accepts tokens. It owns the scopes that clients ask for, so it comes before the
            first client of a domain.
          </EmptyState>
        )
      }
    />
  )
}
