import { UserSearch } from 'lucide-react'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams, SortState } from '@/components/patterns/list-url'
import { LinkButton } from '@/components/ui/link-button'
import { Time } from '@/components/ui/time'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import type { UserListItem } from '@/lib/schemas/user'
import { UserStatus } from './user-status'

interface UserListProps {
  page: Page<UserListItem>
  params: ListParams
  sort: SortState
  /** Somebody asked for something in particular. */
  isNarrowed: boolean
  /** Where a person can be made; none when the reader may not, or every store is a directory. */
  newHref?: string
}

const columns: Column<UserListItem>[] = [
  { id: 'username', header: 'User name', sortable: true, cell: (row) => row.username },
  { id: 'name', header: 'Name', hideOnPhone: true, cell: (row) => row.displayName },
  {
    id: 'email',
    header: 'E-mail',
    sortable: true,
    hideOnPhone: true,
    cell: (row) => <span className="text-muted">{row.email}</span>,
  },
  { id: 'store', header: 'Store', hideOnPhone: true, cell: (row) => row.storeName },
  { id: 'state', header: 'State', cell: (row) => <UserStatus state={row.state} /> },
  {
    id: 'lastSignInAt',
    header: 'Last sign-in',
    hideOnPhone: true,
    cell: (row) => <Time value={row.lastSignInAt} empty="never" />,
  },
  {
    id: 'createdAt',
    header: 'Created',
    sortable: true,
    hideOnPhone: true,
    cell: (row) => <Time value={row.createdAt} />,
  },
]

export function UserList({ page, params, sort, isNarrowed, newHref }: UserListProps) {
  return (
    <DataTable
      caption="Users"
      columns={columns}
      rows={page.items}
      rowKey={(row) => row.id}
      rowHref={(row) => routes.user(row.id)}
      list={{ path: routes.users(), params, sort }}
      page={page}
      empty={
        isNarrowed ? (
          <EmptyState title="Nobody matches">
            Search looks at the beginning of user name, e-mail address and the words of a name. Take a filter away to
            see more.
          </EmptyState>
        ) : (
          <EmptyState
            icon={<UserSearch />}
            title="No user yet"
            action={
              newHref && (
                <LinkButton variant="primary" href={newHref}>
                  New user
                </LinkButton>
              )
            }
          >
            Users are the people tokens are issued for. They live in an identity store, and a domain names the store
            whose people it knows. Those of a directory appear here when they first sign in.
          </EmptyState>
        )
      }
    />
  )
}
