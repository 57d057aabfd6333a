import type { Metadata } from 'next'
import { cache } from 'react'
import { IntegrationFacts } from '@/components/features/migration/integration-facts'
import { IntegrationHeading } from '@/components/features/migration/integration-heading'
import { PageRefresh } from '@/components/features/migration/page-refresh'
import { UsageChart } from '@/components/features/migration/usage-chart'
import { usageDays } from '@/components/features/migration/usage-days'
import { Card, CardBody } from '@/components/ui/card'
import { addSeconds } from '@/lib/base/clock'
import { getIntegration } from '@/lib/migration/integrations'
import { usageOf } from '@/lib/migration/usage'
import { orNotFound } from '../../../../../or-not-found'
import { pageContext } from '../../../../../page-context'
import { loadEnvironment } from '../../load-environment'

interface IntegrationPageProps {
  params: Promise<{ environmentId: string; integrationId: string }>
}

const DAYS = 30
const DAY_SECONDS = 86_400

const loadIntegration = cache(async (id: string) => orNotFound(getIntegration(await pageContext(), id)))

export async function generateMetadata({ params }: IntegrationPageProps): Promise<Metadata> {
  const integration = await loadIntegration((await params).integrationId)
  return { title: `${integration.name} · ${integration.environmentLabel}` }
}

export default async function IntegrationPage({ params }: IntegrationPageProps) {
  const { environmentId, integrationId } = await params
  const { ctx, access } = await loadEnvironment(environmentId)
  const integration = await loadIntegration(integrationId)
  const to = ctx.clock.now()
  const from = addSeconds(to, -(DAYS - 1) * DAY_SECONDS)
  const usage = await usageOf(ctx, { integrationId, granularity: 'DAY', from: addSeconds(from, -DAY_SECONDS), to })
  return (
    <>
      <IntegrationHeading integration={integration} canWrite={access.canWrite} />
      <Card aria-label="Use">
        <CardBody>
          <UsageChart label={`Tokens a day, last ${DAYS} days`} days={usageDays(usage.buckets, from, to)} />
        </CardBody>
      </Card>
      <IntegrationFacts integration={integration} />
      <PageRefresh />
    </>
  )
}
