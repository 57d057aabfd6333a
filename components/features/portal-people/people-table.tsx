import { DataTable } from '@/components/patterns/data-table'
import { Badge } from '@/components/ui/badge'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { PortalPersonView } from '@/lib/schemas/portal-account'
import { PORTAL_ROLE_WORDS } from '@/lib/schemas/portal-role'
import { PersonActions } from './person-actions'

/** Who of an organisation can sign in to the portal. */
export function PeopleTable({ people, canWrite }: { people: PortalPersonView[]; canWrite: boolean }) {
  return (
    <DataTable
      caption="People"
      rows={people}
      rowKey={(person) => person.id}
      empty={<p className="px-4 py-8 text-center text-muted">Nobody has accepted an invitation yet.</p>}
      columns={[
        {
          id: 'email',
          header: 'Person',
          cell: (person) => (
            <span className="grid gap-0.5">
              <span className="flex flex-wrap items-center gap-2">
                <span className="font-medium break-all">{person.email}</span>
                {person.isSelf && <Badge>you</Badge>}
              </span>
              {person.displayName && <span className="text-muted">{person.displayName}</span>}
              <span className="text-muted sm:hidden">{PORTAL_ROLE_WORDS[person.portalRole]}</span>
            </span>
          ),
        },
        { id: 'role', header: 'Role', cell: (person) => PORTAL_ROLE_WORDS[person.portalRole], hideOnPhone: true },
        {
          id: 'factor',
          header: 'Second factor',
          cell: (person) =>
            person.hasSecondFactor ? <Status tone="good">On</Status> : <Status tone="neutral">Off</Status>,
          hideOnPhone: true,
        },
        {
          id: 'state',
          header: 'State',
          cell: (person) =>
            person.disabledAt ? <Status tone="neutral">Disabled</Status> : <Status tone="good">Active</Status>,
        },
        {
          id: 'signedIn',
          header: 'Last sign-in',
          cell: (person) => <Time value={person.lastSignInAt} />,
          hideOnPhone: true,
        },
        ...(canWrite
          ? [
              {
                id: 'actions',
                header: 'Actions',
                align: 'right' as const,
                cell: (person: PortalPersonView) => <PersonActions person={person} />,
              },
            ]
          : []),
      ]}
    />
  )
}
