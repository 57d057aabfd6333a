import { DataTable } from '@/components/patterns/data-table'
import { Badge } from '@/components/ui/badge'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { AccountView } from '@/lib/schemas/account'
import { ROLE_WORDS } from '@/lib/schemas/role'
import { AccountActions } from './account-actions'

interface AdministratorsTableProps {
  accounts: AccountView[]
  domains: { id: string; name: string }[]
  canWrite: boolean
  ownId: string | null
}

/** Everybody who may sign in. */
export function AdministratorsTable({ accounts, domains, canWrite, ownId }: AdministratorsTableProps) {
  const nameOf = new Map(domains.map((domain) => [domain.id, domain.name]))
  const reach = (account: AccountView) =>
    account.role === 'DOMAIN_ADMINISTRATOR'
      ? account.domainIds.map((id) => nameOf.get(id) ?? id).join(', ') || 'none'
      : 'all'
  return (
    <DataTable
      caption="Administrators"
      rows={accounts}
      rowKey={(account) => account.id}
      empty={null}
      columns={[
        {
          id: 'name',
          header: 'Name',
          cell: (account) => (
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{account.username}</span>
              {account.displayName && <span className="text-muted">{account.displayName}</span>}
              {account.id === ownId && <Badge>you</Badge>}
            </span>
          ),
        },
        { id: 'role', header: 'Role', cell: (account) => ROLE_WORDS[account.role] },
        { id: 'domains', header: 'Domains', cell: reach, hideOnPhone: true },
        {
          id: 'state',
          header: 'State',
          cell: (account) =>
            account.disabledAt ? <Status tone="neutral">Disabled</Status> : <Status tone="good">Active</Status>,
        },
        {
          id: 'signedIn',
          header: 'Last sign-in',
          cell: (account) => <Time value={account.lastSignInAt} />,
          hideOnPhone: true,
        },
        ...(canWrite
          ? [
              {
                id: 'actions',
                header: 'Actions',
                align: 'right' as const,
                cell: (account: AccountView) => (
                  <AccountActions account={account} domains={domains} isSelf={account.id === ownId} />
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
