import { Handshake } from 'lucide-react'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams } from '@/components/patterns/list-url'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import type { ConsentView } from '@/lib/schemas/consent'
import { ConsentStatus } from './consent-state'
import { resourceLabel } from './resource-words'
import { RevokeConsentButton } from './revoke-consent-button'
import { ScopeChips } from './scope-chips'

interface ConsentListProps {
  page: Page<ConsentView>
  path: string
  params: ListParams
  isNarrowed: boolean
  canRevoke: boolean
  /** columns that say the same in every row where the list stands */
  without?: readonly ('user' | 'client' | 'domain')[]
}

const columns: Column<ConsentView>[] = [
  {
    id: 'user',
    header: 'User',
    cell: (row) => <TextLink href={routes.user(row.userId, 'access')}>{row.username}</TextLink>,
  },
  {
    id: 'client',
    header: 'Client',
    cell: (row) => <TextLink href={routes.client(row.clientPk, 'consents')}>{row.clientName}</TextLink>,
  },
  { id: 'resource', header: 'Resource server', cell: resourceLabel },
  { id: 'scopes', header: 'Scopes', hideOnPhone: true, cell: (row) => <ScopeChips scopes={row.scopes} /> },
  { id: 'domain', header: 'Domain', hideOnPhone: true, cell: (row) => row.domainName },
  { id: 'givenAt', header: 'Given', hideOnPhone: true, cell: (row) => <Time value={row.givenAt} /> },
  {
    id: 'expiresAt',
    header: 'Asked again',
    hideOnPhone: true,
    cell: (row) => <Time value={row.expiresAt} empty="never" />,
  },
  { id: 'state', header: 'State', hideOnPhone: true, cell: (row) => <ConsentStatus state={row.state} /> },
]

const action: Column<ConsentView> = {
  id: 'revoke',
  header: 'Action',
  align: 'right',
  cell: (row) => row.state !== 'withdrawn' && <RevokeConsentButton consent={row} />,
}

/** What people allowed, one line for a person, a client and a resource server. */
export function ConsentList({ page, path, params, isNarrowed, canRevoke, without = [] }: ConsentListProps) {
  const shown = columns.filter(({ id }) => !(without as readonly string[]).includes(id))
  return (
    <DataTable
      caption="Consents"
      columns={canRevoke ? [...shown, action] : shown}
      rows={page.items}
      rowKey={(row) => row.id}
      list={{ path, params }}
      page={page}
      empty={
        isNarrowed ? (
          <EmptyState title="No consent matches">
            The search looks at the beginning of user names; a scope is compared whole. Take a filter away to see more.
          </EmptyState>
        ) : (
          <EmptyState icon={<Handshake />} title="No consent yet">
            A person who signs in to a client is asked what it may do. Where consent management is on, the answer is
            kept here, and can be taken back.
          </EmptyState>
        )
      }
    />
  )
}
