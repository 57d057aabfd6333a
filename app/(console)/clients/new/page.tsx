import type { Metadata } from 'next'
import { NewClient } from '@/components/features/clients/new-client'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import type { ListParams } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { domainChoices } from '@/lib/policy/domain-choices'
import { one, pageContext } from '../../page-context'
import { startingDomain } from '../../starting-domain'

export const metadata: Metadata = { title: 'New client' }

export default async function NewClientPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const ctx = await pageContext()
  if (!may(ctx.actor, 'clients:write')) return <ForbiddenView />
  const domains = await domainChoices(ctx)
  return (
    <>
      <PageHeader
        title="New client"
        description="An application that asks for tokens."
        crumbs={[{ label: 'Clients', href: routes.clients() }, { label: 'New client' }]}
      />
      <div className="content">
        <NewClient domains={domains} domainName={startingDomain(domains, one((await searchParams).domain))} />
      </div>
    </>
  )
}
