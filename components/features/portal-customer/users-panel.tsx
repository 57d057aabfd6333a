import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { SearchFilter } from '@/components/patterns/search-filter'
import type { Page } from '@/lib/base/page'
import type { IntegrationUserView, UserManagement } from '@/lib/schemas/migration/integration-user'
import type { Phase } from '@/lib/schemas/migration/phase'
import { AddUserButton } from './add-user-button'
import { UserManagementNotice } from './user-management-notice'
import { UsersTable } from './users-table'

interface UsersPanelProps {
  /** of the list itself, for its pages */
  path: string
  environment: { label: string; phase: Phase }
  page: Page<IntegrationUserView>
  params: ListParams
  management: UserManagement
  /** one's own, to which a user can be added */
  integrations: readonly { id: string; name: string }[]
  /** whose users these are: those of a customer become clients, those of a partner end */
  side: 'customer' | 'partner'
}

const SUCCESSORS = { customer: 'a client stands in for it', partner: 'your OCIM client is all that works' }

/** Users of SSD in one environment or chain: who may change them now, the list, and the form that adds one. */
export function UsersPanel(props: UsersPanelProps) {
  const { path, environment, page, params, management, integrations, side } = props
  return (
    <div className="content-wide grid grid-cols-1 gap-4">
      <UserManagementNotice management={management} phase={environment.phase} />
      <div>
        <ListToolbar
          shown={page.items.length}
          total={page.total}
          totalIsExact={page.totalIsExact}
          noun="users"
          singular="user"
        >
          <SearchFilter label="Search users by name" placeholder="Search user name" />
          {management.allowed && (side === 'customer' || integrations.length > 0) && (
            <div className="order-last">
              <AddUserButton
                environmentLabel={environment.label}
                integrations={integrations}
                successor={SUCCESSORS[side]}
              />
            </div>
          )}
        </ListToolbar>
        <UsersTable
          path={path}
          page={page}
          params={params}
          canManage={management.allowed}
          becomesClient={side === 'customer'}
        />
      </div>
    </div>
  )
}
