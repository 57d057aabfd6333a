import type { Metadata } from 'next'
import { NewResourceForm } from '@/components/features/resources/new-resource-form'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import type { ListParams } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { domainChoices } from '@/lib/policy/domain-choices'
import { one, pageContext } from '../../page-context'
import { startingDomain } from '../../starting-domain'

export const metadata: Metadata = { title: 'New resource' }

export default async function NewResourcePage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const ctx = await pageContext()
  if (!may(ctx.actor, 'resources:write')) return <ForbiddenView />
  const domains = await domainChoices(ctx)
  return (
    <>
      <PageHeader
        title="New resource"
        description="A service that accepts tokens, and what clients may be allowed to do there."
        crumbs={[{ label: 'Resources', href: routes.resources() }, { label: 'New resource' }]}
      />
      <div className="content">
        <NewResourceForm domains={domains} domainName={startingDomain(domains, one((await searchParams).domain))} />
      </div>
    </>
  )
}
