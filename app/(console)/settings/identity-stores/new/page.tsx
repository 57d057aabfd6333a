import type { Metadata } from 'next'
import { pageContext } from '@/app/(console)/page-context'
import { NewStoreForm } from '@/components/features/identity-stores/new-store-form'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { PageHeader } from '@/components/patterns/page-header'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'

export const metadata: Metadata = { title: 'New identity store' }

export default async function NewIdentityStorePage() {
  const ctx = await pageContext()
  if (!may(ctx.actor, 'stores:write')) return <ForbiddenView />
  return (
    <>
      <PageHeader
        title="New identity store"
        description="A place where people and their passwords are kept."
        crumbs={[{ label: 'Identity stores', href: routes.identityStores() }, { label: 'New identity store' }]}
      />
      <div className="content">
        <NewStoreForm />
      </div>
    </>
  )
}
