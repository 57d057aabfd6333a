import type { Metadata } from 'next'
import { orNotFound } from '@/app/(console)/or-not-found'
import { ChainIntegrations } from '@/components/features/portal/chain-integrations'
import { ChainSteps, ChainTask } from '@/components/features/portal/chain-progress'
import { Credentials } from '@/components/features/portal/credentials'
import { MigratingSoon } from '@/components/features/portal/migrating-soon'
import { PHASE_TONES } from '@/components/features/portal/phase-tone'
import { UsersNote } from '@/components/features/portal/users-note'
import { PageHeader } from '@/components/patterns/page-header'
import { RequestDiffTabs } from '@/components/patterns/request-diff-tabs'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { routes } from '@/lib/base/routes'
import { portalChain } from '@/lib/migration/portal/chain'
import { PHASE_HELP, PHASE_WORDS } from '@/lib/schemas/migration/phase'
import { partnerContext } from '../../portal-context'

interface ChainPageProps {
  params: Promise<{ environmentId: string }>
}

export async function generateMetadata({ params }: ChainPageProps): Promise<Metadata> {
  const chain = await portalChain(await partnerContext(), (await params).environmentId).catch(() => null)
  return { title: chain?.environment.label ?? 'Not found' }
}

/** One chain of a partner: what to do, the client, the change, the test, and what the traffic says. */
export default async function PortalChainPage({ params }: ChainPageProps) {
  const ctx = await partnerContext()
  const chain = await orNotFound(portalChain(ctx, (await params).environmentId))
  const { environment, integrations, task, steps, samples } = chain
  const live = { environmentId: environment.id, initial: { task, steps, integrations } }
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Your chains', href: routes.portal() }, { label: environment.label }]}
        title={environment.label}
        description={`${environment.chainName}. ${PHASE_HELP[environment.phase]}`}
        meta={
          <>
            <Status tone={PHASE_TONES[environment.phase]}>{PHASE_WORDS[environment.phase]}</Status>
            <MigratingSoon shown={environment.migratingSoon} />
          </>
        }
      />
      <div className="content grid gap-6">
        <ChainTask {...live} />
        <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
          <div className="grid min-w-0 gap-6 lg:order-none">
            <Credentials
              chain={chain}
              change={
                <Card id="change" aria-labelledby="change-title" className="scroll-mt-16">
                  <CardHeader
                    titleId="change-title"
                    title="Change in your code"
                    description="The request for a token. The address and the application key stay as they are."
                  />
                  <CardBody>
                    <RequestDiffTabs samples={samples} />
                  </CardBody>
                </Card>
              }
            />
            <ChainIntegrations {...live} phase={environment.phase} />
            <UsersNote
              environmentId={environment.id}
              mayChange={chain.mayChangeUsers}
              phase={environment.phase}
              users={integrations.reduce((sum, integration) => sum + integration.users, 0)}
            />
          </div>
          <div className="min-w-0 max-lg:order-first lg:sticky lg:top-16">
            <ChainSteps {...live} />
          </div>
        </div>
      </div>
    </>
  )
}
