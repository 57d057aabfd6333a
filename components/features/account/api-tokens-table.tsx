import { KeySquare } from 'lucide-react'
import { DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { ApiTokenView } from '@/lib/schemas/api-token'
import { ROLE_WORDS } from '@/lib/schemas/role'
import { RevokeTokenButton } from './revoke-token-button'

interface ApiTokensTableProps {
  tokens: ApiTokenView[]
  domains: { id: string; name: string }[]
  now: Date
  showOwner: boolean
  canRevoke: (token: ApiTokenView) => boolean
}

export function ApiTokensTable({ tokens, domains, now, showOwner, canRevoke }: ApiTokensTableProps) {
  const nameOf = new Map(domains.map((domain) => [domain.id, domain.name]))
  const isLive = (token: ApiTokenView) => !token.revokedAt && token.expiresAt > now
  return (
    <DataTable
      caption="API tokens"
      rows={tokens}
      rowKey={(token) => token.id}
      columns={[
        {
          id: 'name',
          header: 'Name',
          cell: (token) => (
            <>
              <span className="font-medium">{token.name}</span> <span className="mono text-muted">…{token.hint}</span>
            </>
          ),
        },
        ...(showOwner ? [{ id: 'owner', header: 'Owner', cell: (token: ApiTokenView) => token.username }] : []),
        { id: 'role', header: 'Role', cell: (token) => ROLE_WORDS[token.role] },
        {
          id: 'domains',
          header: 'Domains',
          cell: (token) => token.domainIds?.map((id) => nameOf.get(id) ?? id).join(', ') ?? 'all in reach',
          hideOnPhone: true,
        },
        { id: 'used', header: 'Last used', cell: (token) => <Time value={token.lastUsedAt} />, hideOnPhone: true },
        {
          id: 'state',
          header: 'State',
          cell: (token) => <TokenState token={token} now={now} />,
        },
        {
          id: 'actions',
          header: 'Actions',
          align: 'right',
          cell: (token) => (isLive(token) && canRevoke(token) ? <RevokeTokenButton token={token} /> : null),
        },
      ]}
      empty={
        <EmptyState icon={<KeySquare />} title="No API token yet">
          Make one for each script, so that each can be ended alone. Send it as a Bearer token to the administration
          API.
        </EmptyState>
      }
    />
  )
}

function TokenState({ token, now }: { token: ApiTokenView; now: Date }) {
  if (token.revokedAt) return <Status tone="neutral">Revoked</Status>
  if (token.expiresAt <= now) return <Status tone="neutral">Expired</Status>
  const daysLeft = (token.expiresAt.getTime() - now.getTime()) / 86_400_000
  return (
    <Status tone={daysLeft < 7 ? 'attention' : 'good'}>
      Expires <Time value={token.expiresAt} />
    </Status>
  )
}
