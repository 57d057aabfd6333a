import type { Metadata } from 'next'
import { ConnectionFilters } from '@/components/features/portal-customer/connection-filters'
import { ConnectionsTable } from '@/components/features/portal-customer/connections-table'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { SectionHeading } from '@/components/patterns/section-heading'
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
  const isFirst = !query.state && !query.cursor
  const [page, waiting] = await Promise.all([
    listConnections(ctx, query),
    isFirst ? listConnections(ctx, connectionListQuerySchema.parse({ state: 'PENDING', limit: 25 })) : null,
  ])
  return (
    <>
      <PageHeader title="Partner connections" description="Which partners may call your chains, and at which hotels." />
      <div className="content-wide">
        {waiting && waiting.total > 0 && (
          <div className="mb-8">
            <SectionHeading
              title={`${waiting.total.toLocaleString('en')} waiting for your answer`}
              description="Open the environment to approve or reject."
            />
            <ConnectionsTable
              caption="Waiting for your answer"
              page={{ ...waiting, nextCursor: null, previousCursor: null }}
              params={{}}
              path={routes.portalConnections()}
            />
          </div>
        )}
        {waiting && waiting.total > 0 && <SectionHeading title="All connections" />}
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
