import { TestRequest } from '@/components/features/portal/test-request'
import { CustomerSteps } from '@/components/features/portal-customer/customer-steps'
import { DatesCard } from '@/components/features/portal-customer/dates-card'
import { KeepFresh } from '@/components/features/portal-customer/keep-fresh'
import { ReissueButton } from '@/components/features/portal-customer/reissue-button'
import { TaskNotice } from '@/components/features/portal-customer/task-notice'
import { ViewDetailsCard } from '@/components/features/portal-customer/view-details-card'
import { RequestDiffTabs } from '@/components/patterns/request-diff-tabs'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { sharedClients } from '@/lib/migration/customer/shared-clients'
import { sharedRequest } from '@/lib/migration/customer/shared-request'
import { wizardOf } from '@/lib/migration/wizard'
import { type EnvironmentPageProps, environmentTitle, loadEnvironment } from './load-environment'

export const generateMetadata = environmentTitle('Overview')

export default async function PortalEnvironmentPage({ params }: EnvironmentPageProps) {
  const { ctx, environment, isOwner } = await loadEnvironment((await params).environmentId)
  const [clients, steps] = await Promise.all([sharedClients(ctx, environment.id), wizardOf(ctx, environment.id)])
  const { ssd, ocim } = clients
  // A secret that got lost is replaced in every phase; a client is born in those that the settings open.
  const mayReissue = environment.reissueOpen || ocim !== null
  return (
    <div className="content grid grid-cols-1 gap-4">
      <KeepFresh />
      <TaskNotice environment={environment} />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 grid-cols-1 gap-4">
          <ViewDetailsCard
            environment={environment}
            ssd={ssd}
            ocim={ocim}
            action={
              isOwner && mayReissue ? (
                <ReissueButton environment={environment} again={ocim !== null} primary={ocim === null} />
              ) : null
            }
            why={
              mayReissue
                ? 'Owners of your organisation reissue clients. Ask one of them.'
                : 'Clients can be reissued once the window is open.'
            }
          />
          <DatesCard environment={environment} />
          <Card aria-labelledby="change-title">
            <CardHeader
              titleId="change-title"
              title="Change in your code"
              description="The request for a token. The address and the application key stay as they are."
            />
            <CardBody>
              <RequestDiffTabs samples={sharedRequest(environment, clients)} />
            </CardBody>
          </Card>
          {ocim && (
            <Card aria-labelledby="test-title">
              <CardHeader
                titleId="test-title"
                title="Test it"
                description="This server sends the request to the gateway as your integration would, and explains the answer."
              />
              <CardBody>
                <TestRequest environmentId={environment.id} clientId={ocim.clientId} secret={null} />
              </CardBody>
            </Card>
          )}
        </div>
        <CustomerSteps steps={steps} />
      </div>
    </div>
  )
}
