import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { IntegrationActions } from '@/components/features/portal-customer/integration-actions'
import { IntegrationClients } from '@/components/features/portal-customer/integration-clients'
import { IntegrationFacts } from '@/components/features/portal-customer/integration-facts'
import { KeepFresh } from '@/components/features/portal-customer/keep-fresh'
import { SectionHeading } from '@/components/patterns/section-heading'
import { getIntegration } from '@/lib/migration/integrations'
import type { IntegrationView } from '@/lib/schemas/migration/integration'
import { orNotFound } from '../../../../../../(console)/or-not-found'
import { loadEnvironment } from '../../load-environment'

interface Props {
  params: Promise<{ environmentId: string; integrationId: string }>
}

const loadIntegration = cache(async (environmentId: string, integrationId: string): Promise<IntegrationView> => {
  const { ctx } = await loadEnvironment(environmentId)
  const integration = await orNotFound(getIntegration(ctx, integrationId))
  // An address that mixes two environments names nothing.
  if (integration.environmentId !== environmentId) notFound()
  return integration
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { environmentId, integrationId } = await params
  const integration = await loadIntegration(environmentId, integrationId)
  return { title: `${integration.name} · ${integration.environmentLabel}` }
}

export default async function PortalIntegrationPage({ params }: Props) {
  const { environmentId, integrationId } = await params
  const integration = await loadIntegration(environmentId, integrationId)
  return (
    <div className="content grid grid-cols-1 gap-4">
      <KeepFresh />
      <SectionHeading
        title={integration.name}
        description={integration.ownerKind === 'PARTNER' ? `Of ${integration.partnerName}` : 'Internal integration'}
        action={
          <div className="flex flex-wrap gap-2">
            <IntegrationActions integration={integration} />
          </div>
        }
      />
      <IntegrationFacts integration={integration} />
      <IntegrationClients integration={integration} />
    </div>
  )
}
