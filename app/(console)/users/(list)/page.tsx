import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { UserFilters } from '@/components/features/users/user-filters'
import { UserList } from '@/components/features/users/user-list'
import { UserSearchFirst } from '@/components/features/users/user-search-first'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import { type ListParams, listHref, readSort } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { userListQuerySchema } from '@/lib/schemas/user-list-query'
import { countUsersToBrowse, LISTED_UNASKED } from '@/lib/users/browse-users'
import { identityStoreChoices } from '@/lib/users/identity-stores'
import { listUsers } from '@/lib/users/users'
import { listQuery, one, pageContext } from '../../page-context'

export const metadata: Metadata = { title: 'Users' }

export default async function UsersPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await pageContext()
  const sort = readSort(params, ['username', 'email', 'createdAt'], { column: 'username', direction: 'asc' })
  const query = userListQuerySchema.parse({
    ...listQuery(params, sort),
    sort: sort.column,
    store: one(params.store),
    state: one(params.state),
  })
  const isNarrowed = query.q !== undefined || query.state !== undefined
  const isAskedFor = isNarrowed || params.sort !== undefined || query.cursor !== undefined
  const [stores, browsing] = await Promise.all([identityStoreChoices(ctx), countUsersToBrowse(ctx, query.store)])
  const page = isAskedFor || browsing.isListable ? await listUsers(ctx, query) : null
  const canCreate = may(ctx.actor, 'users:write') && stores.some((store) => store.kind === 'BUILT_IN')
  const newHref = canCreate ? routes.newUser(query.store) : undefined
  return (
    <>
      <PageHeader
        title="Users"
        description="The people tokens are issued for."
        actions={
          // An empty list offers it in its middle; one primary button a view is enough.
          newHref && (
            <>
              <LinkButton href={routes.importUsers(query.store)}>Import users</LinkButton>
              {browsing.count > 0 && (
                <LinkButton variant="primary" icon={<Plus aria-hidden />} href={newHref}>
                  New user
                </LinkButton>
              )}
            </>
          )
        }
      />
      <div className="content-wide">
        <ListToolbar
          shown={page?.items.length ?? 0}
          total={page?.total ?? LISTED_UNASKED}
          totalIsExact={page?.totalIsExact ?? false}
          noun="users"
          singular="user"
        >
          <UserFilters stores={stores} />
        </ListToolbar>
        {page ? (
          <UserList page={page} params={params} sort={sort} isNarrowed={isNarrowed} newHref={newHref} />
        ) : (
          <UserSearchFirst limit={LISTED_UNASKED} listHref={listHref(routes.users(), params, { sort: 'username' })} />
        )}
      </div>
    </>
  )
}
