import type { Metadata } from 'next'
import { PageHeader } from '@/components/patterns/page-header'
import { RefusalExplanation } from '@/components/patterns/traffic/refusal-explanation'
import { routes } from '@/lib/base/routes'
import { getRefusal } from '@/lib/migration/refusals'
import { orNotFound } from '../../../../(console)/or-not-found'
import { portalContext } from '../../portal-context'

export const metadata: Metadata = { title: 'Why it was refused' }

export default async function PortalRefusalPage({ params }: { params: Promise<{ correlationId: string }> }) {
  const { correlationId } = await params
  const ctx = await portalContext()
  const refusal = await orNotFound(getRefusal(ctx, correlationId))
  return (
    <>
      <PageHeader
        title={`Refused with ${refusal.status}`}
        description={refusal.answer}
        crumbs={[{ label: 'Explain a refusal', href: routes.portalRefusals() }, { label: refusal.correlationId }]}
      />
      <div className="content">
        <RefusalExplanation refusal={refusal} />
      </div>
    </>
  )
}
