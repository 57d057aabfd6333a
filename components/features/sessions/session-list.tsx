import { MonitorSmartphone } from 'lucide-react'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams } from '@/components/patterns/list-url'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import type { SsoSessionView } from '@/lib/schemas/sso-session'
import { EndSessionButton } from './end-session-button'
import { SessionStatus } from './session-status'
import { userAgentWords } from './user-agent-words'

interface SessionListProps {
  page: Page<SsoSessionView>
  path: string
  params: ListParams
  isNarrowed: boolean
  canEnd: boolean
  without?: readonly ('user' | 'domain')[]
}

const CLIENTS_SHOWN = 3

const columns: Column<SsoSessionView>[] = [
  {
    id: 'user',
    header: 'User',
    cell: (row) => <TextLink href={routes.user(row.userId, 'access')}>{row.username}</TextLink>,
  },
  { id: 'domain', header: 'Domain', cell: (row) => row.domainName },
  { id: 'state', header: 'State', cell: (row) => <SessionStatus session={row} /> },
  {
    id: 'where',
    header: 'Browser',
    hideOnPhone: true,
    cell: (row) => (
      <span title={row.userAgent ?? undefined}>
        {userAgentWords(row.userAgent)}
        {row.address && <span className="mono ml-2 text-muted">{row.address}</span>}
      </span>
    ),
  },
  { id: 'clients', header: 'Clients', hideOnPhone: true, cell: (row) => <Clients clients={row.clients} /> },
  { id: 'createdAt', header: 'Signed in', hideOnPhone: true, cell: (row) => <Time value={row.createdAt} /> },
  { id: 'lastSeenAt', header: 'Last seen', hideOnPhone: true, cell: (row) => <Time value={row.lastSeenAt} /> },
  {
    id: 'endsAt',
    header: 'Ends unless used',
    hideOnPhone: true,
    cell: (row) =>
      row.state === 'live' ? <Time value={row.endsAt} /> : <Time value={row.endedAt} empty="by itself" />,
  },
]

const action: Column<SsoSessionView> = {
  id: 'end',
  header: 'Action',
  align: 'right',
  cell: (row) => row.state === 'live' && <EndSessionButton session={row} />,
}

/** People signed in to domains, one line for a browser. */
export function SessionList({ page, path, params, isNarrowed, canEnd, without = [] }: SessionListProps) {
  const shown = columns.filter(({ id }) => !(without as readonly string[]).includes(id))
  return (
    <DataTable
      caption="Sessions"
      columns={canEnd ? [...shown, action] : shown}
      rows={page.items}
      rowKey={(row) => row.id}
      list={{ path, params }}
      page={page}
      empty={
        isNarrowed ? (
          <EmptyState title="No session matches">
            Search looks at the beginning of user names. Sessions that ended are kept for a while; choose to see them
            too.
          </EmptyState>
        ) : (
          <EmptyState icon={<MonitorSmartphone />} title="Nobody is signed in">
            A session begins when a person signs in to a domain in a browser, and spares them the password at its other
            clients. How long it lasts is set in the domain.
          </EmptyState>
        )
      }
    />
  )
}

function Clients({ clients }: Pick<SsoSessionView, 'clients'>) {
  if (clients.length === 0) return <span className="text-muted">none yet</span>
  const rest = clients.slice(CLIENTS_SHOWN)
  return (
    <span title={clients.map(({ name }) => name).join(', ')}>
      {clients
        .slice(0, CLIENTS_SHOWN)
        .map(({ name }) => name)
        .join(', ')}
      {rest.length > 0 && <span className="text-muted"> and {rest.length} more</span>}
    </span>
  )
}
