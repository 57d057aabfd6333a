import { CustomerSteps } from '@/components/features/portal-customer/customer-steps'
import { DatesCard } from '@/components/features/portal-customer/dates-card'
import { ReissueButton } from '@/components/features/portal-customer/reissue-button'
import { TaskNotice } from '@/components/features/portal-customer/task-notice'
import { ViewDetailsCard } from '@/components/features/portal-customer/view-details-card'
import { sharedClients } from '@/lib/migration/customer/shared-clients'
import { wizardOf } from '@/lib/migration/wizard'
import { type EnvironmentPageProps, environmentTitle, loadEnvironment } from './load-environment'

export const generateMetadata = environmentTitle('Overview')

export default async function PortalEnvironmentPage({ params }: EnvironmentPageProps) {
  const { ctx, environment, isOwner } = await loadEnvironment((await params).environmentId)
  const [{ ssd, ocim }, steps] = await Promise.all([sharedClients(ctx, environment.id), wizardOf(ctx, environment.id)])
  return (
    <div className="content grid grid-cols-1 gap-4">
      <TaskNotice environment={environment} />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-4">
          <ViewDetailsCard
            environment={environment}
            ssd={ssd}
            ocim={ocim}
            action={
              isOwner && environment.reissueOpen ? (
                <ReissueButton environment={environment} again={ocim !== null} primary={ocim === null} />
              ) : null
            }
            why={
              environment.reissueOpen
                ? 'Owners of your organisation reissue clients. Ask one of them.'
                : 'Clients can be reissued once the window is open.'
            }
          />
          <DatesCard environment={environment} />
        </div>
        <CustomerSteps steps={steps} />
      </div>
    </div>
  )
}
