import type { Metadata } from 'next'
import { orNotFound } from '@/app/(console)/or-not-found'
import { one } from '@/app/(console)/page-context'
import { AddUserButton } from '@/components/features/portal-customer/add-user-button'
import { UserManagementNotice } from '@/components/features/portal-customer/user-management-notice'
import { UsersTable } from '@/components/features/portal-customer/users-table'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { SearchFilter } from '@/components/patterns/search-filter'
import { routes } from '@/lib/base/routes'
import { portalUsers } from '@/lib/migration/portal/users'
import { integrationUserListQuerySchema } from '@/lib/schemas/migration/integration-user'
import { partnerContext } from '../../../portal-context'

interface ChainUsersPageProps {
  params: Promise<{ environmentId: string }>
  searchParams: Promise<ListParams>
}

export const metadata: Metadata = { title: 'Integration users' }

/** Users of SSD of a partner in one chain: its own to change until the window opens. */
export default async function PortalChainUsersPage({ params, searchParams }: ChainUsersPageProps) {
  const [{ environmentId }, asked] = await Promise.all([params, searchParams])
  const query = integrationUserListQuerySchema.parse({
    q: one(asked.q),
    cursor: one(asked.after) ?? one(asked.before),
    limit: 25,
  })
  const { environment, page, management, integrations } = await orNotFound(
    portalUsers(await partnerContext(), environmentId, query),
  )
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Your chains', href: routes.portal() },
          { label: environment.label, href: routes.portalChain(environment.id) },
          { label: 'Integration users' },
        ]}
        title="Integration users"
        description={`Users with which your integrations sign in to ${environment.label} by SSD.`}
      />
      <div className="content-wide grid grid-cols-1 gap-4">
        <UserManagementNotice management={management} phase={environment.phase} />
        <div>
          <ListToolbar
            shown={page.items.length}
            total={page.total}
            totalIsExact={page.totalIsExact}
            noun="users"
            singular="user"
          >
            <SearchFilter label="Search users by name" placeholder="Search user name" />
            {management.allowed && integrations.length > 0 && (
              <div className="order-last">
                <AddUserButton
                  environmentLabel={environment.label}
                  integrations={integrations}
                  successor="your OCIM client is all that works"
                />
              </div>
            )}
          </ListToolbar>
          <UsersTable
            path={routes.portalChainUsers(environment.id)}
            page={page}
            params={asked}
            canManage={management.allowed}
            becomesClient={false}
          />
        </div>
      </div>
    </>
  )
}
