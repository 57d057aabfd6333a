import type { Metadata } from 'next'
import { orNotFound } from '@/app/(console)/or-not-found'
import { one } from '@/app/(console)/page-context'
import { UsersPanel } from '@/components/features/portal-customer/users-panel'
import type { ListParams } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
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
      <UsersPanel
        path={routes.portalChainUsers(environment.id)}
        environment={environment}
        page={page}
        params={asked}
        management={management}
        integrations={integrations}
        side="partner"
      />
    </>
  )
}
