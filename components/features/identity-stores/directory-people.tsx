import { DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import { Alert } from '@/components/ui/alert'
import { Status } from '@/components/ui/status'
import type { DirectoryPersonItem, DirectoryPeople as Found } from '@/lib/schemas/directory-person'
import { OpenPersonButton } from './open-person-button'

interface DirectoryPeopleProps {
  found: Found
  storeId: string
  canOpen: boolean
}

/** What the directory answers now; nobody is remembered here by being shown. */
export function DirectoryPeople({ found, storeId, canOpen }: DirectoryPeopleProps) {
  if (found.problem) {
    return (
      <Alert tone="bad" title="The directory could not be asked">
        {found.problem}. Test the connection on the settings page.
      </Alert>
    )
  }
  return (
    <div className="grid grid-cols-1 gap-3">
      <DataTable
        caption="People of the directory"
        rows={found.people}
        rowKey={(person) => person.username}
        empty={
          <EmptyState title="Nobody begins so">
            Search looks at the beginning of user name, name and e-mail address.
          </EmptyState>
        }
        columns={[
          { id: 'username', header: 'User name', cell: (person) => person.username },
          { id: 'name', header: 'Full name', cell: (person) => person.displayName },
          { id: 'email', header: 'E-mail address', hideOnPhone: true, cell: (person) => person.email },
          { id: 'state', header: 'In the directory', cell: state },
          ...(canOpen
            ? [
                {
                  id: 'open',
                  header: 'Actions',
                  align: 'right' as const,
                  cell: (person: DirectoryPersonItem) => (
                    <OpenPersonButton storeId={storeId} username={person.username} />
                  ),
                },
              ]
            : []),
        ]}
      />
      {found.isCut && <p className="text-sm text-muted">The first 50 are shown. Type more letters to find others.</p>}
    </div>
  )
}

function state({ marks }: DirectoryPersonItem) {
  if (marks.length === 0) return <Status tone="good">Active</Status>
  return <Status tone="attention">{marks.join(', ')}</Status>
}
