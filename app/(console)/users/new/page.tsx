import type { Metadata } from 'next'
import { NewUserForm } from '@/components/features/users/new-user-form'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import type { ListParams } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { identityStoreChoices } from '@/lib/users/identity-stores'
import { one, pageContext } from '../../page-context'

export const metadata: Metadata = { title: 'New user' }

export default async function NewUserPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const ctx = await pageContext()
  if (!may(ctx.actor, 'users:write')) return <ForbiddenView />
  const stores = (await identityStoreChoices(ctx)).filter((store) => store.kind === 'BUILT_IN')
  if (stores.length === 0) {
    return (
      <ForbiddenView
        title="No identity store to add people to"
        message="You reach no built-in identity store. People of a directory are added there; a store that domains of others use as well is an administrator's."
      />
    )
  }
  const wanted = one((await searchParams).store)
  const store = stores.find((each) => each.id === wanted) ?? (stores.length === 1 ? stores[0] : undefined)
  return (
    <>
      <PageHeader
        title="New user"
        description="A person of a built-in identity store."
        crumbs={[{ label: 'Users', href: routes.users() }, { label: 'New user' }]}
      />
      <div className="content">
        <NewUserForm stores={stores.map(({ id, name }) => ({ id, name }))} storeId={store?.id ?? ''} />
      </div>
    </>
  )
}
