import type { ListParams } from '@/components/patterns/list-url'
import { SectionHeading } from '@/components/patterns/section-heading'
import { ErrorsTable } from '@/components/patterns/traffic/errors-table'
import { RangeLinks } from '@/components/patterns/traffic/range-links'
import { UsagePanel } from '@/components/patterns/traffic/usage-panel'
import { RANGES, rangeFrom, spanOf, usageBars } from '@/components/patterns/traffic/usage-rows'
import { routes } from '@/lib/base/routes'
import { ownIntegrations } from '@/lib/migration/customer/own-integrations'
import { errorTable } from '@/lib/migration/refusals'
import { usageOf } from '@/lib/migration/usage'
import { one } from '../../../../../(console)/page-context'
import { type EnvironmentPageProps, environmentTitle, loadEnvironment } from '../load-environment'

export const generateMetadata = environmentTitle('Analytics')

export default async function PortalAnalyticsPage(props: EnvironmentPageProps & { searchParams: Promise<ListParams> }) {
  const range = rangeFrom(one((await props.searchParams).range))
  const { ctx, environment } = await loadEnvironment((await props.params).environmentId)
  const now = ctx.clock.now()
  const span = spanOf(range, now)
  const [usage, errors, integrations] = await Promise.all([
    usageOf(ctx, { environmentId: environment.id, granularity: RANGES[range].granularity, ...span }),
    errorTable(ctx, { environmentId: environment.id, ...span }),
    ownIntegrations(ctx, environment.id),
  ])
  // Partners read of their own requests in their own portal.
  const own = new Set(integrations.map(({ id }) => id))
  return (
    <div className="content-wide grid grid-cols-1 gap-4">
      <div className="flex justify-end">
        <RangeLinks path={routes.portalEnvironment(environment.id, 'analytics')} current={range} />
      </div>
      <UsagePanel bars={usageBars(usage.buckets, range, now)} range={range} />
      <div>
        <SectionHeading title="Errors by integration" description="What was refused, and what would have been right." />
        <ErrorsTable
          rows={errors.rows}
          refusalsHref={(rule, { integration }) => {
            if (!integration || !own.has(integration.id)) return null
            const query = new URLSearchParams({ rule, integration: integration.id })
            return `${routes.portalRefusals()}?${query}`
          }}
        />
      </div>
    </div>
  )
}
