import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { orNotFound } from '@/app/(console)/or-not-found'
import { accessFor, pageContext } from '@/app/(console)/page-context'
import { InviteDialog } from '@/components/features/portal-people/invite-dialog'
import { OpenInvitations } from '@/components/features/portal-people/open-invitations'
import { PeopleTable } from '@/components/features/portal-people/people-table'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { PageHeader } from '@/components/patterns/page-header'
import { may } from '@/lib/auth/permissions'
import { listPeople } from '@/lib/auth/portal/people'
import { routes } from '@/lib/base/routes'

export const metadata: Metadata = { title: 'Portal people' }

export default async function OrganisationPeoplePage({ params }: { params: Promise<{ kind: string; id: string }> }) {
  const ctx = await pageContext()
  if (!may(ctx.actor, 'migration:read')) return <ForbiddenView />
  const { kind, id } = await params
  if (kind !== 'customer' && kind !== 'partner') notFound()
  const { people, invitations, ...organisation } = await orNotFound(
    listPeople(ctx, kind === 'customer' ? { customerId: id } : { partnerId: id }),
  )
  const access = accessFor(ctx, 'migration:write')
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Portal people', href: routes.migrationPeople(kind) }, { label: organisation.name }]}
        title={organisation.name}
        description={`Who can sign in to the portal for this ${kind}.`}
        actions={access.canWrite && <InviteDialog organisation={organisation} />}
      />
      <div className="content grid gap-6">
        <PeopleTable people={people} canWrite={access.canWrite} />
        <OpenInvitations invitations={invitations} canWrite={access.canWrite} />
      </div>
    </>
  )
}
