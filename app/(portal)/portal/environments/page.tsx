import type { Metadata } from 'next'
import { OwnNotices } from '@/components/features/portal/own-notices'
import { EnvironmentFilters } from '@/components/features/portal-customer/environment-filters'
import { EnvironmentGrid } from '@/components/features/portal-customer/environment-grid'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { listEnvironments } from '@/lib/migration/environments'
import { ownNotices } from '@/lib/migration/notices/ledger'
import { environmentListQuerySchema } from '@/lib/schemas/migration/environment-query'
import { one } from '../../../(console)/page-context'
import { customerContext } from '../customer-context'

export const metadata: Metadata = { title: 'Environments' }

export default async function PortalEnvironmentsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await customerContext()
  const query = environmentListQuerySchema.parse({
    q: one(params.q),
    phase: one(params.phase),
    attention: one(params.attention),
    cursor: one(params.after) ?? one(params.before),
    limit: 24,
  })
  const [page, notices] = await Promise.all([listEnvironments(ctx, query), ownNotices(ctx)])
  return (
    <>
      <PageHeader
        title="Environments"
        description="Your chains in OPERA Cloud, each with the date of its change from SSD to OCIM and what is left to do."
      />
      <div className="content-wide grid grid-cols-1 gap-6">
        <div>
          <ListToolbar
            shown={page.items.length}
            total={page.total}
            totalIsExact={page.totalIsExact}
            noun="environments"
            singular="environment"
          >
            <EnvironmentFilters />
          </ListToolbar>
          <EnvironmentGrid page={page} params={params} />
        </div>
        <OwnNotices notices={notices} />
      </div>
    </>
  )
}
