import { UsersPanel } from '@/components/features/portal-customer/users-panel'
import type { ListParams } from '@/components/patterns/list-url'
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
    <UsersPanel
      path={routes.portalEnvironment(environment.id, 'users')}
      environment={environment}
      page={page}
      params={params}
      management={management}
      integrations={integrations}
      side="customer"
    />
  )
}
