import { BelowGate } from '@/components/features/migration/below-gate'
import { CutoverPanel } from '@/components/features/migration/cutover-panel'
import { EnvironmentRemarks } from '@/components/features/migration/environment-remarks'
import { TrafficChart } from '@/components/features/migration/traffic-chart'
import { listIntegrations } from '@/lib/migration/integrations'
import { liveCounts } from '@/lib/migration/usage'
import { integrationListQuerySchema } from '@/lib/schemas/migration/integration-query'
import { type EnvironmentPageProps, environmentTitle, loadEnvironment } from '../load-environment'

export const generateMetadata = environmentTitle('Cut-over')

const SHOWN = '10'

export default async function CutoverPage({ params }: EnvironmentPageProps) {
  const { ctx, environment, access } = await loadEnvironment((await params).environmentId)
  const asked = { belowGate: 'true', limit: SHOWN }
  const [traffic, below] = await Promise.all([
    liveCounts(ctx, environment.id),
    listIntegrations(ctx, environment.id, integrationListQuerySchema.parse(asked)),
  ])
  return (
    <>
      <EnvironmentRemarks environment={environment} />
      <CutoverPanel environment={environment} canWrite={access.canWrite} />
      <TrafficChart environmentId={environment.id} initial={traffic} />
      <BelowGate environment={environment} asked={asked} initial={below} />
    </>
  )
}
