import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { pageContext } from '@/app/(console)/page-context'
import { StoreList } from '@/components/features/identity-stores/store-list'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { PageHeader } from '@/components/patterns/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { listIdentityStores } from '@/lib/users/identity-stores'

export const metadata: Metadata = { title: 'Identity stores' }

export default async function IdentityStoresPage() {
  const ctx = await pageContext()
  if (!may(ctx.actor, 'stores:read')) return <ForbiddenView />
  const stores = await listIdentityStores(ctx)
  return (
    <>
      <PageHeader
        title="Identity stores"
        description="Where people and their passwords are kept: here, or in a directory. Each domain names one."
        actions={
          may(ctx.actor, 'stores:write') && (
            <LinkButton variant="primary" icon={<Plus aria-hidden />} href={routes.newIdentityStore()}>
              New identity store
            </LinkButton>
          )
        }
      />
      <div className="content-wide">
        <StoreList stores={stores} />
      </div>
    </>
  )
}
