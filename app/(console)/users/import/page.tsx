import type { Metadata } from 'next'
import { one, pageContext } from '@/app/(console)/page-context'
import { ImportUsers } from '@/components/features/user-import/import-users'
import { EmptyState } from '@/components/patterns/empty-state'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import type { ListParams } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { DEFAULT_IDENTITY_STORE_NAME } from '@/lib/schemas/identity-store-kind'
import { identityStoreChoices } from '@/lib/users/identity-stores'

export const metadata: Metadata = { title: 'Import users' }

export default async function ImportUsersPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const ctx = await pageContext()
  if (!may(ctx.actor, 'users:write')) return <ForbiddenView />
  const stores = (await identityStoreChoices(ctx)).filter((store) => store.kind === 'BUILT_IN')
  const asked = one((await searchParams).store)
  const byDefault = stores.find((store) => store.name === DEFAULT_IDENTITY_STORE_NAME)
  const first = stores.find((store) => store.id === asked) ?? byDefault ?? stores[0]
  return (
    <>
      <PageHeader
        title="Import users"
        description="From a CSV file into a built-in identity store: checked first, stored when you say so."
        crumbs={[{ label: 'Users', href: routes.users() }, { label: 'Import users' }]}
      />
      <div className="content">
        {first ? (
          <ImportUsers stores={stores.map(({ id, name }) => ({ id, name }))} storeId={first.id} />
        ) : (
          <EmptyState title="No built-in identity store in your reach">
            People of a directory are added there. A built-in store is yours when a domain of yours uses it and no
            other.
          </EmptyState>
        )}
      </div>
    </>
  )
}
