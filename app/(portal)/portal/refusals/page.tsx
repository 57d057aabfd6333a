import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { RefusalLookup } from '@/components/patterns/traffic/refusal-lookup'
import { RefusalsTable } from '@/components/patterns/traffic/refusals-table'
import { routes } from '@/lib/base/routes'
import { listRefusals } from '@/lib/migration/refusals'
import { one } from '../../../(console)/page-context'
import { portalContext } from '../portal-context'

export const metadata: Metadata = { title: 'Explain a refusal' }

export default async function PortalRefusalsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await portalContext()
  const wanted = one(params.id)?.trim()
  if (wanted) redirect(routes.portalRefusal(wanted))
  const page = await listRefusals(ctx, {
    rule: one(params.rule),
    integrationId: one(params.integration),
    cursor: one(params.after),
    limit: 25,
  })
  return (
    <>
      <PageHeader
        title="Explain a refusal"
        description="Every answer of the gateway carries a correlation id. With it you see why a request of yours was refused."
      />
      <div className="content-wide">
        <ListToolbar shown={page.items.length} noun="refused requests" singular="refused request">
          <RefusalLookup action={routes.portalRefusals()} />
        </ListToolbar>
        <RefusalsTable page={page} params={params} path={routes.portalRefusals()} refusalHref={routes.portalRefusal} />
      </div>
    </>
  )
}
