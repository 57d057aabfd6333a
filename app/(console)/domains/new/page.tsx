import type { Metadata } from 'next'
import { NewDomainForm } from '@/components/features/domains/new-domain-form'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { PageHeader } from '@/components/patterns/page-header'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { identityStoreChoices } from '@/lib/users/identity-stores'
import { pageContext } from '../../page-context'

export const metadata: Metadata = { title: 'New domain' }

export default async function NewDomainPage() {
  const ctx = await pageContext()
  if (!may(ctx.actor, 'domains:create')) return <ForbiddenView />
  const stores = await identityStoreChoices(ctx)
  return (
    <>
      <PageHeader
        title="New domain"
        description="A tenant with an issuer and a signing key of its own."
        crumbs={[{ label: 'Domains', href: routes.domains() }, { label: 'New domain' }]}
      />
      <div className="content">
        <NewDomainForm identityStores={stores.map(({ name }) => name)} />
      </div>
    </>
  )
}
