import { AddClientButton } from '@/components/features/portal-customer/add-client-button'
import { ClientsTable } from '@/components/features/portal-customer/clients-table'
import { SplitButton } from '@/components/features/portal-customer/split-button'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { SearchFilter } from '@/components/patterns/search-filter'
import { ownIntegrations } from '@/lib/migration/customer/own-integrations'
import { propertyChoices } from '@/lib/migration/customer/property-choices'
import { listGatewayClients } from '@/lib/migration/gateway-clients'
import { gatewayClientListQuerySchema } from '@/lib/schemas/migration/gateway-client'
import { isAfter } from '@/lib/schemas/migration/phase'
import { one } from '../../../../../(console)/page-context'
import { type EnvironmentPageProps, environmentTitle, loadEnvironment } from '../load-environment'

export const generateMetadata = environmentTitle('Clients')

export default async function PortalClientsPage(props: EnvironmentPageProps & { searchParams: Promise<ListParams> }) {
  const params = await props.searchParams
  const { ctx, environment, isOwner } = await loadEnvironment((await props.params).environmentId)
  const query = gatewayClientListQuerySchema.parse({
    q: one(params.q),
    scheme: 'OCIM',
    cursor: one(params.after) ?? one(params.before),
    limit: 25,
  })
  const [page, properties, integrations] = await Promise.all([
    listGatewayClients(ctx, environment.id, query),
    propertyChoices(ctx, environment.id),
    ownIntegrations(ctx, environment.id),
  ])
  const after = isAfter(environment.phase)
  const sharing = integrations.filter(({ hasOwnClient }) => !hasOwnClient).length
  return (
    <div className="content-wide">
      <ListToolbar
        shown={page.items.length}
        total={page.total}
        totalIsExact={page.totalIsExact}
        noun="clients"
        singular="client"
      >
        <SearchFilter label="Search clients by id" placeholder="Search client id" />
        {isOwner && after && environment.enterpriseCode && (
          <div className="order-last flex flex-wrap gap-2">
            <SplitButton environment={environment} sharing={sharing} />
            <AddClientButton
              environment={{ ...environment, enterpriseCode: environment.enterpriseCode }}
              integrations={integrations}
            />
          </div>
        )}
      </ListToolbar>
      {!after && (
        <p className="mb-3 text-muted">
          Integrations get clients of their own once the migration is completed. Until then they share one.
        </p>
      )}
      <ClientsTable
        environmentId={environment.id}
        page={page}
        params={params}
        properties={properties}
        isAfter={after}
      />
    </div>
  )
}
