import { EnvironmentRemarks } from '@/components/features/migration/environment-remarks'
import { OnSsdCard } from '@/components/features/migration/on-ssd-card'
import { Wizard } from '@/components/features/migration/wizard'
import { environmentLive } from '@/lib/migration/environment-live'
import { type EnvironmentPageProps, environmentTitle, loadEnvironment } from './load-environment'

export const generateMetadata = environmentTitle()

export default async function EnvironmentPage({ params }: EnvironmentPageProps) {
  const { ctx, environment, access } = await loadEnvironment((await params).environmentId)
  const live = await environmentLive(ctx, environment.id)
  return (
    <>
      <EnvironmentRemarks environment={environment} />
      <OnSsdCard initial={live} />
      <Wizard initial={live} canWrite={access.canWrite} />
    </>
  )
}
