import { RefreshCw } from 'lucide-react'
import type { Metadata } from 'next'
import { BulkReissue } from '@/components/features/portal/bulk-reissue'
import { EmptyState } from '@/components/patterns/empty-state'
import { PageHeader } from '@/components/patterns/page-header'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { routes } from '@/lib/base/routes'
import { portalHome } from '@/lib/migration/portal/home'
import { isAfter, isDuring } from '@/lib/schemas/migration/phase'
import { partnerContext } from '../portal-context'

export const metadata: Metadata = { title: 'Reissue for many' }

export default async function PortalReissuePage() {
  const ctx = await partnerContext()
  const { cards } = await portalHome(ctx)
  const candidates = cards
    .filter(({ environment: { phase } }) => isDuring(phase) || isAfter(phase))
    .map(({ environment: { id, label, chainName }, steps }) => ({
      id,
      label,
      chainName,
      isReissued: steps.some(({ key, state }) => key === 'reissue' && state === 'done'),
    }))
    .sort((a, b) => Number(a.isReissued) - Number(b.isReissued) || a.label.localeCompare(b.label, 'en'))
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Your chains', href: routes.portal() }, { label: 'Reissue for many' }]}
        title="Reissue for many"
        description="One Client ID for each chain in each environment whose window is open."
      />
      <div className="content">
        {ctx.actor.portal?.role !== 'OWNER' ? (
          <Alert tone="info" title="An owner of your organisation reissues Client IDs">
            You are a member: you can read, acknowledge and test.
          </Alert>
        ) : candidates.length === 0 ? (
          <Card>
            <EmptyState icon={<RefreshCw />} title="No window is open">
              Client IDs can be reissued from the day on which the window of a chain opens.
            </EmptyState>
          </Card>
        ) : (
          <BulkReissue candidates={candidates} />
        )}
      </div>
    </>
  )
}
