import { ClientList } from '@/components/features/migration/client-list'
import { ConnectionList } from '@/components/features/migration/connection-list'
import { FilterSelect } from '@/components/patterns/filter-select'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { SearchFilter } from '@/components/patterns/search-filter'
import { SectionHeading } from '@/components/patterns/section-heading'
import { listGatewayClients } from '@/lib/migration/gateway-clients'
import { listConnections } from '@/lib/migration/partner-connections'
import { gatewayClientListQuerySchema } from '@/lib/schemas/migration/gateway-client'
import { SCHEMES } from '@/lib/schemas/migration/gateway-client-kind'
import { connectionListQuerySchema } from '@/lib/schemas/migration/partner-connection'
import { one } from '../../../../page-context'
import { type EnvironmentPageProps, environmentTitle, loadEnvironment } from '../load-environment'

export const generateMetadata = environmentTitle('Clients and partners')

const CONNECTIONS_SHOWN = 200

export default async function EnvironmentClientsPage({
  params,
  searchParams,
}: EnvironmentPageProps & { searchParams: Promise<ListParams> }) {
  const { ctx, environment } = await loadEnvironment((await params).environmentId)
  const asked = await searchParams
  const query = gatewayClientListQuerySchema.parse({
    q: one(asked.q),
    scheme: one(asked.scheme),
    cursor: one(asked.after) ?? one(asked.before),
  })
  const [clients, connections] = await Promise.all([
    listGatewayClients(ctx, environment.id, query),
    listConnections(ctx, connectionListQuerySchema.parse({ environment: environment.id, limit: CONNECTIONS_SHOWN })),
  ])
  return (
    <>
      <div>
        <SectionHeading
          title="Clients"
          description="Those of SSD until completion, and those of OCIM since their reissue. Secrets are for their owners alone."
        />
        <ListToolbar
          shown={clients.items.length}
          total={clients.total}
          totalIsExact={clients.totalIsExact}
          noun="clients"
          singular="client"
        >
          <SearchFilter label="Search clients by the beginning of their id" placeholder="Client id" />
          <FilterSelect label="Scheme" param="scheme" options={SCHEMES.map((value) => ({ value, label: value }))} />
        </ListToolbar>
        <ClientList
          environmentId={environment.id}
          page={clients}
          params={asked}
          isNarrowed={Boolean(query.q || query.scheme)}
        />
      </div>
      <div>
        <SectionHeading
          title="Partner connections"
          description="Which partners may call this chain here, and at which hotels. The customer decides."
        />
        <ConnectionList connections={connections.items} />
      </div>
    </>
  )
}
