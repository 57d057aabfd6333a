import { ConnectionFilters } from '@/components/features/portal-customer/connection-filters'
import { ConnectionsTable } from '@/components/features/portal-customer/connections-table'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { Alert } from '@/components/ui/alert'
import { routes } from '@/lib/base/routes'
import { propertyChoices } from '@/lib/migration/customer/property-choices'
import { listConnections } from '@/lib/migration/partner-connections'
import { connectionListQuerySchema } from '@/lib/schemas/migration/partner-connection'
import { isDuring } from '@/lib/schemas/migration/phase'
import { one } from '../../../../../(console)/page-context'
import { type EnvironmentPageProps, environmentTitle, loadEnvironment } from '../load-environment'

export const generateMetadata = environmentTitle('Partner connections')

export default async function PortalEnvironmentConnectionsPage(
  props: EnvironmentPageProps & { searchParams: Promise<ListParams> },
) {
  const params = await props.searchParams
  const { ctx, environment } = await loadEnvironment((await props.params).environmentId)
  const query = connectionListQuerySchema.parse({
    environment: environment.id,
    state: one(params.state),
    cursor: one(params.after) ?? one(params.before),
    limit: 25,
  })
  const [page, properties] = await Promise.all([listConnections(ctx, query), propertyChoices(ctx, environment.id)])
  return (
    <div className="content-wide grid grid-cols-1 gap-4">
      {isDuring(environment.phase) && (
        <Alert tone="info" title="No new connections while the window is open">
          Partners ask for one, and get one approved, again once the migration is completed or postponed. Those that are
          connected work on, and you can still limit, suspend and revoke them.
        </Alert>
      )}
      <div>
        <ListToolbar
          shown={page.items.length}
          total={page.total}
          totalIsExact={page.totalIsExact}
          noun="connections"
          singular="connection"
        >
          <ConnectionFilters />
        </ListToolbar>
        <ConnectionsTable
          page={page}
          params={params}
          path={routes.portalEnvironment(environment.id, 'connections')}
          properties={properties}
        />
      </div>
    </div>
  )
}
