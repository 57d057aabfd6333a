import type { Metadata } from 'next'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { PageHeader } from '@/components/patterns/page-header'
import { RefusalExplanation } from '@/components/patterns/traffic/refusal-explanation'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { getRefusal } from '@/lib/migration/refusals'
import { orNotFound } from '../../../or-not-found'
import { pageContext } from '../../../page-context'

export const metadata: Metadata = { title: 'Why it was refused' }

export default async function RefusalPage({ params }: { params: Promise<{ correlationId: string }> }) {
  const ctx = await pageContext()
  if (!may(ctx.actor, 'migration:read')) return <ForbiddenView />
  const refusal = await orNotFound(getRefusal(ctx, (await params).correlationId))
  return (
    <>
      <PageHeader
        title={`Refused with ${refusal.status}`}
        description={refusal.answer}
        crumbs={[{ label: 'Refused requests', href: routes.migrationAnalytics() }, { label: refusal.correlationId }]}
      />
      <div className="content">
        <RefusalExplanation refusal={refusal} />
      </div>
    </>
  )
}
