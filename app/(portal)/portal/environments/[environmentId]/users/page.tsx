import { AddUserButton } from '@/components/features/portal-customer/add-user-button'
import { UserManagementNotice } from '@/components/features/portal-customer/user-management-notice'
import { UsersTable } from '@/components/features/portal-customer/users-table'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { SearchFilter } from '@/components/patterns/search-filter'
import { routes } from '@/lib/base/routes'
import { ownIntegrations } from '@/lib/migration/customer/own-integrations'
import { listIntegrationUsers, userManagement } from '@/lib/migration/integration-users'
import { integrationUserListQuerySchema } from '@/lib/schemas/migration/integration-user'
import { one } from '../../../../../(console)/page-context'
import { type EnvironmentPageProps, environmentTitle, loadEnvironment } from '../load-environment'

export const generateMetadata = environmentTitle('Integration users')

export default async function PortalUsersPage(props: EnvironmentPageProps & { searchParams: Promise<ListParams> }) {
  const params = await props.searchParams
  const { ctx, environment } = await loadEnvironment((await props.params).environmentId)
  const query = integrationUserListQuerySchema.parse({
    q: one(params.q),
    cursor: one(params.after) ?? one(params.before),
    limit: 25,
  })
  const [page, management, integrations] = await Promise.all([
    listIntegrationUsers(ctx, environment.id, query),
    userManagement(ctx, environment.id),
    ownIntegrations(ctx, environment.id),
  ])
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
          {management.allowed && (
            <div className="order-last">
              <AddUserButton
                environmentLabel={environment.label}
                integrations={integrations}
                successor="a client stands in for it"
              />
            </div>
          )}
        </ListToolbar>
        <UsersTable
          path={routes.portalEnvironment(environment.id, 'users')}
          page={page}
          params={params}
          canManage={management.allowed}
          becomesClient
        />
      </div>
    </div>
  )
}
