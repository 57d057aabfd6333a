import type { ListParams } from '@/components/patterns/list-url'
import { SectionHeading } from '@/components/patterns/section-heading'
import { ErrorsTable } from '@/components/patterns/traffic/errors-table'
import { RangeLinks } from '@/components/patterns/traffic/range-links'
import { UsagePanel } from '@/components/patterns/traffic/usage-panel'
import { RANGES, rangeFrom, spanOf, usageBars } from '@/components/patterns/traffic/usage-rows'
import { routes } from '@/lib/base/routes'
import { errorTable } from '@/lib/migration/refusals'
import { usageOf } from '@/lib/migration/usage'
import { one } from '../../../../page-context'
import { type EnvironmentPageProps, environmentTitle, loadEnvironment } from '../load-environment'

export const generateMetadata = environmentTitle('Analytics')

/** Requests of one environment over time, and what was refused of them. */
export default async function EnvironmentAnalyticsPage({
  params,
  searchParams,
}: EnvironmentPageProps & { searchParams: Promise<ListParams> }) {
  const range = rangeFrom(one((await searchParams).range))
  const { ctx, environment } = await loadEnvironment((await params).environmentId)
  const now = ctx.clock.now()
  const span = spanOf(range, now)
  const [usage, errors] = await Promise.all([
    usageOf(ctx, { environmentId: environment.id, granularity: RANGES[range].granularity, ...span }),
    errorTable(ctx, { environmentId: environment.id, ...span }),
  ])
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex justify-end">
        <RangeLinks path={routes.migrationEnvironment(environment.id, 'analytics')} current={range} />
      </div>
      <UsagePanel bars={usageBars(usage.buckets, range, now)} range={range} />
      <div>
        <SectionHeading title="Errors by integration" description="What was refused, and what would have been right." />
        <ErrorsTable
          rows={errors.rows}
          refusalsHref={(rule) => routes.migrationAnalytics({ environment: environment.id, rule })}
        />
      </div>
    </div>
  )
}
