import { KeyRound } from 'lucide-react'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { routes } from '@/lib/base/routes'
import type { GrantTypeName } from '@/lib/schemas/grant-type'
import type { TokenFamilyView } from '@/lib/schemas/token-family'
import { RevokeFamilyButton } from './revoke-family-button'

const GRANTS: Record<GrantTypeName, string> = {
  AUTHORIZATION_CODE: 'Code flow',
  CLIENT_CREDENTIALS: 'Client credentials',
  IMPLICIT: 'Implicit',
  JWT_BEARER: 'Assertion',
  PASSWORD: 'Password',
  REFRESH_TOKEN: 'Refresh token',
  TOKEN_EXCHANGE: 'Token exchange',
}

const columns: Column<TokenFamilyView>[] = [
  {
    id: 'client',
    header: 'Client',
    cell: (row) => <TextLink href={routes.client(row.clientPk)}>{row.clientName}</TextLink>,
  },
  { id: 'domain', header: 'Domain', hideOnPhone: true, cell: (row) => row.domainName },
  { id: 'grant', header: 'Through', hideOnPhone: true, cell: (row) => GRANTS[row.grantType] },
  { id: 'createdAt', header: 'Since', cell: (row) => <Time value={row.createdAt} /> },
  {
    id: 'issuedAt',
    header: 'Last renewed',
    hideOnPhone: true,
    cell: (row) => <Time value={row.newest?.issuedAt ?? null} empty="never" />,
  },
  {
    id: 'endsAt',
    header: 'Ends unless renewed',
    hideOnPhone: true,
    cell: (row) => <Time value={row.newest?.expiresAt ?? null} empty="never" />,
  },
]

const action: Column<TokenFamilyView> = {
  id: 'revoke',
  header: 'Action',
  align: 'right',
  cell: (row) => <RevokeFamilyButton family={row} />,
}

/** Clients that can still get tokens for a person, one line for an authorization. */
export function LiveFamilies({ families, canRevoke }: { families: readonly TokenFamilyView[]; canRevoke: boolean }) {
  return (
    <DataTable
      caption="Clients with live tokens"
      columns={canRevoke ? [...columns, action] : columns}
      rows={families}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon={<KeyRound />} title="No client holds a refresh token">
          Access tokens that came without one end by themselves; revoking all tokens ends them now.
        </EmptyState>
      }
    />
  )
}
