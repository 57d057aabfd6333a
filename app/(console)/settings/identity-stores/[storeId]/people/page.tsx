import { notFound } from 'next/navigation'
import { one } from '@/app/(console)/page-context'
import { DirectoryPeople } from '@/components/features/identity-stores/directory-people'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { SearchFilter } from '@/components/patterns/search-filter'
import { may } from '@/lib/auth/permissions'
import { searchDirectoryPeople } from '@/lib/users/directory-people'
import { loadStore, type StorePageProps, storeTitle } from '../load-store'

export const generateMetadata = storeTitle('People')

export default async function StorePeoplePage({
  params,
  searchParams,
}: StorePageProps & { searchParams: Promise<ListParams> }) {
  const { ctx, store } = await loadStore((await params).storeId)
  if (store.kind !== 'LDAP') notFound()
  const found = await searchDirectoryPeople(ctx, store.id, one((await searchParams).q) ?? '')
  return (
    <div>
      <ListToolbar shown={found.people.length} noun="people" singular="person">
        <SearchFilter label="Search people of the directory" placeholder="Search name, e-mail address" />
      </ListToolbar>
      <DirectoryPeople found={found} storeId={store.id} canOpen={may(ctx.actor, 'users:write')} />
    </div>
  )
}
