import { IntegrationFilters } from '@/components/features/portal-customer/integration-filters'
import { IntegrationsTable } from '@/components/features/portal-customer/integrations-table'
import { KeepFresh } from '@/components/features/portal-customer/keep-fresh'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { listIntegrations } from '@/lib/migration/integrations'
import { integrationListQuerySchema } from '@/lib/schemas/migration/integration-query'
import { one } from '../../../../../(console)/page-context'
import { type EnvironmentPageProps, environmentTitle, loadEnvironment } from '../load-environment'

export const generateMetadata = environmentTitle('Integrations')

export default async function PortalIntegrationsPage(
  props: EnvironmentPageProps & { searchParams: Promise<ListParams> },
) {
  const params = await props.searchParams
  const { ctx, environment } = await loadEnvironment((await props.params).environmentId)
  const query = integrationListQuerySchema.parse({
    q: one(params.q),
    state: one(params.state),
    owner: one(params.owner),
    cursor: one(params.after) ?? one(params.before),
    limit: 25,
  })
  const page = await listIntegrations(ctx, environment.id, query)
  return (
    <div className="content-wide">
      <KeepFresh />
      <ListToolbar
        shown={page.items.length}
        total={page.total}
        totalIsExact={page.totalIsExact}
        noun="integrations"
        singular="integration"
      >
        <IntegrationFilters />
      </ListToolbar>
      <IntegrationsTable environmentId={environment.id} page={page} params={params} />
    </div>
  )
}
