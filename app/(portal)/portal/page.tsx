import { Link2 } from 'lucide-react'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ChainCard } from '@/components/features/portal/chain-card'
import { FirstThing } from '@/components/features/portal/first-thing'
import { OwnNotices } from '@/components/features/portal/own-notices'
import { EmptyState } from '@/components/patterns/empty-state'
import { PageHeader } from '@/components/patterns/page-header'
import { Card } from '@/components/ui/card'
import { routes } from '@/lib/base/routes'
import { ownNotices } from '@/lib/migration/notices/ledger'
import { portalHome } from '@/lib/migration/portal/home'
import { portalContext } from './portal-context'

export const metadata: Metadata = { title: 'Your chains' }

/** A partner's beginning; a customer's is the list of its environments. */
export default async function PortalHomePage() {
  const ctx = await portalContext()
  if (ctx.actor.portal?.customerId) redirect(routes.portalEnvironments())
  const [home, notices] = await Promise.all([portalHome(ctx), ownNotices(ctx)])
  return (
    <>
      <PageHeader title="Your chains" description="The move from SSD to OCIM: what you have to do, and by when." />
      <div className="content grid gap-6">
        <FirstThing home={home} />
        {home.cards.length === 0 ? (
          <Card>
            <EmptyState icon={<Link2 />} title="No chain of yours is known here">
              Chains appear as soon as a hotel group has approved your connection, or its operators entered an
              integration of yours.
            </EmptyState>
          </Card>
        ) : (
          <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
            {home.cards.map((card) => (
              <ChainCard key={card.environment.id} card={card} />
            ))}
          </div>
        )}
        {home.hasMore && (
          <p className="text-muted">These are the first {home.cards.length.toLocaleString('en')} by name.</p>
        )}
        <OwnNotices notices={notices} />
      </div>
    </>
  )
}
