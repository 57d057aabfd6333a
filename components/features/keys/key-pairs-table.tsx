import { KeyRound } from 'lucide-react'
import { CertificateStatus } from '@/components/features/keys/certificate-status'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams } from '@/components/patterns/list-url'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/link-button'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import type { KeyPairView } from '@/lib/schemas/key-pair'

interface KeyPairsTableProps {
  page: Page<KeyPairView>
  params: ListParams
  now: Date
  isFiltered: boolean
  canCreate: boolean
}

/** Every key pair in reach: what it is, who uses it, how long it lasts. */
export function KeyPairsTable({ page, params, now, isFiltered, canCreate }: KeyPairsTableProps) {
  return (
    <DataTable
      caption="Key pairs"
      rows={page.items}
      rowKey={(pair) => pair.id}
      rowHref={(pair) => routes.keyPair(pair.id)}
      list={{ path: routes.keys(), params }}
      page={page}
      columns={[
        { id: 'alias', header: 'Alias', cell: (pair) => pair.alias },
        {
          id: 'algorithm',
          header: 'Algorithm',
          cell: (pair) => (
            <Badge mono>
              {pair.algorithm} {pair.sizeBits}
            </Badge>
          ),
        },
        { id: 'subject', header: 'Certificate subject', cell: (pair) => pair.subject, mono: true, hideOnPhone: true },
        {
          id: 'thumbprint',
          header: 'x5t#S256',
          cell: (pair) => <CopyableValue label="certificate thumbprint" value={pair.x5tS256} max={16} />,
          hideOnPhone: true,
        },
        { id: 'domains', header: 'Used by', cell: (pair) => usedBy(pair.domainNames) },
        { id: 'expires', header: 'Certificate', cell: (pair) => <CertificateStatus pair={pair} now={now} /> },
      ]}
      empty={isFiltered ? <NoMatch /> : <NoPair canCreate={canCreate} />}
    />
  )
}

function usedBy(names: readonly string[]) {
  if (names.length === 0) return <span className="text-muted">nobody</span>
  const [first, ...more] = names
  return more.length === 0 ? first : `${first} and ${more.length} more`
}

function NoMatch() {
  return (
    <EmptyState
      icon={<KeyRound />}
      title="No key pair fits this filter"
      action={<LinkButton href={routes.keys()}>Show all key pairs</LinkButton>}
    >
      None of the key pairs in your reach is like that, which is usually good news.
    </EmptyState>
  )
}

function NoPair({ canCreate }: { canCreate: boolean }) {
  return (
    <EmptyState
      icon={<KeyRound />}
      title="No key pair yet"
      action={
        canCreate && (
          <LinkButton variant="primary" href={routes.newDomain()}>
            Create a domain
          </LinkButton>
        )
      }
    >
      Each domain is born with an RSA key pair and a certificate of its own. Create a domain and its keys appear here.
    </EmptyState>
  )
}
