import type { Metadata } from 'next'
import { ConnectionFilters } from '@/components/features/portal-customer/connection-filters'
import { ConnectionsTable } from '@/components/features/portal-customer/connections-table'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/lib/base/routes'
import { listConnections } from '@/lib/migration/partner-connections'
import { connectionListQuerySchema } from '@/lib/schemas/migration/partner-connection'
import { one } from '../../../(console)/page-context'
import { customerContext } from '../customer-context'

export const metadata: Metadata = { title: 'Partner connections' }

export default async function PortalConnectionsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await customerContext()
  const query = connectionListQuerySchema.parse({
    state: one(params.state),
    cursor: one(params.after) ?? one(params.before),
    limit: 25,
  })
  const page = await listConnections(ctx, query)
  return (
    <>
      <PageHeader title="Partner connections" description="Which partners may call your chains, and at which hotels." />
      <div className="content-wide">
        <ListToolbar
          shown={page.items.length}
          total={page.total}
          totalIsExact={page.totalIsExact}
          noun="connections"
          singular="connection"
        >
          <ConnectionFilters />
        </ListToolbar>
        <ConnectionsTable page={page} params={params} path={routes.portalConnections()} />
      </div>
    </>
  )
}
