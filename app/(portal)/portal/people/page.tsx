import type { Metadata } from 'next'
import { InviteDialog } from '@/components/features/portal-people/invite-dialog'
import { OpenInvitations } from '@/components/features/portal-people/open-invitations'
import { PeopleTable } from '@/components/features/portal-people/people-table'
import { PageHeader } from '@/components/patterns/page-header'
import { listPeople } from '@/lib/auth/portal/people'
import { portalContext } from '../portal-context'

export const metadata: Metadata = { title: 'People' }

export default async function PortalPeoplePage() {
  const ctx = await portalContext()
  const { people, invitations, ...organisation } = await listPeople(ctx)
  const canWrite = ctx.actor.portal?.role === 'OWNER'
  return (
    <>
      <PageHeader
        title="People"
        description={`Who can sign in for ${organisation.name}. ${
          canWrite ? 'An owner stays, so that somebody can always act.' : 'Owners invite and change people.'
        }`}
        actions={canWrite && <InviteDialog organisation={organisation} />}
      />
      <div className="content grid gap-6">
        <PeopleTable people={people} canWrite={canWrite} />
        <OpenInvitations invitations={invitations} canWrite={canWrite} />
      </div>
    </>
  )
}
