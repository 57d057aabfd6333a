import { AppWindow } from 'lucide-react'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import { type ListParams, listHref } from '@/components/patterns/list-url'
import { LinkButton } from '@/components/ui/link-button'
import { Mono } from '@/components/ui/mono'
import { Status } from '@/components/ui/status'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import type { ClientListItem } from '@/lib/schemas/client'

interface ClientChoiceListProps {
  page: Page<ClientListItem>
  params: ListParams
}

const columns: Column<ClientListItem>[] = [
  { id: 'name', header: 'Name', cell: (row) => row.name },
  { id: 'clientId', header: 'Client id', hideOnPhone: true, cell: (row) => <Mono max={32}>{row.clientId}</Mono> },
  { id: 'domain', header: 'Domain', hideOnPhone: true, cell: (row) => row.domainName },
  {
    id: 'code',
    header: 'Authorization code',
    cell: (row) =>
      row.grantTypes.includes('AUTHORIZATION_CODE') ? (
        <Status tone="good">Allowed</Status>
      ) : (
        <Status tone="neutral">Not allowed</Status>
      ),
  },
]

/** The clients a run can be made for; a press chooses one. */
export function ClientChoiceList({ page, params }: ClientChoiceListProps) {
  const isNarrowed = Boolean(params.q || params.domain)
  return (
    <DataTable
      caption="Clients to choose from"
      columns={columns}
      rows={page.items}
      rowKey={(row) => row.pk}
      rowHref={(row) => listHref(routes.playground(), {}, { client: row.pk })}
      list={{ path: routes.playground(), params }}
      page={page}
      empty={
        isNarrowed ? (
          <EmptyState title="No client matches">
            Search looks at the beginning of the words of a name, and of the id. Take a filter away to see more.
          </EmptyState>
        ) : (
          <EmptyState
            icon={<AppWindow />}
            title="No client yet"
            action={<LinkButton href={routes.newClient()}>New client</LinkButton>}
          >
            A run is made for a client: the application that people sign in to. Make one first.
          </EmptyState>
        )
      }
    />
  )
}
