import { UserRound } from 'lucide-react'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams } from '@/components/patterns/list-url'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { Page } from '@/lib/base/page'
import type { IntegrationUserView } from '@/lib/schemas/migration/integration-user'
import { UserActions } from './user-actions'

interface UsersTableProps {
  /** of the list itself, for its pages */
  path: string
  page: Page<IntegrationUserView>
  params: ListParams
  canManage: boolean
  /** whether each becomes a client of its own; those of partners end */
  becomesClient: boolean
}

const columns: Column<IntegrationUserView>[] = [
  { id: 'username', header: 'User name', mono: true, cell: (row) => row.username },
  { id: 'integration', header: 'Integration', cell: (row) => row.integration.name },
  { id: 'state', header: 'State', cell: (row) => <UserState user={row} /> },
  {
    id: 'password',
    header: 'Password changed',
    hideOnPhone: true,
    cell: (row) => <Time value={row.passwordChangedAt} />,
  },
  {
    id: 'client',
    header: 'Client since',
    hideOnPhone: true,
    cell: (row) =>
      row.clientId ? (
        <CopyableValue value={row.clientId} label={`client id of ${row.username}`} max={18} />
      ) : (
        <span className="text-muted">none</span>
      ),
  },
]

const actions: Column<IntegrationUserView> = {
  id: 'actions',
  header: 'Actions',
  align: 'right',
  cell: (row) => !row.convertedAt && <UserActions user={row} />,
}

/** Users of SSD in one environment, and the clients that stand in for them after it. */
export function UsersTable({ path, page, params, canManage, becomesClient }: UsersTableProps) {
  return (
    <DataTable
      caption="Integration users"
      columns={[...columns.filter(({ id }) => becomesClient || id !== 'client'), ...(canManage ? [actions] : [])]}
      rows={page.items}
      rowKey={(row) => row.id}
      list={{ path, params }}
      page={page}
      empty={
        params.q ? (
          <EmptyState title="No user matches">Search looks at the beginning of user names.</EmptyState>
        ) : (
          <EmptyState icon={<UserRound />} title="No integration user">
            Integrations that still use SSD sign in with a user name and a password. OCIM needs neither.
          </EmptyState>
        )
      }
    />
  )
}

function UserState({ user }: { user: IntegrationUserView }) {
  if (user.convertedAt) {
    return (
      <Status tone="neutral">
        Ended with SSD <Time value={user.convertedAt} className="" />
      </Status>
    )
  }
  if (user.disabledAt) {
    return (
      <Status tone="neutral">
        Disabled <Time value={user.disabledAt} className="" />
      </Status>
    )
  }
  return <Status tone="good">Works</Status>
}
