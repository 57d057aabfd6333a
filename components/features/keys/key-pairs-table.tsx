import { KeyRound } from 'lucide-react'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams } from '@/components/patterns/list-url'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/link-button'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import type { KeyPairView } from '@/lib/schemas/key-pair'

/** A certificate this close to its end deserves attention. */
const EXPIRY_WARNING_DAYS = 60

interface KeyPairsTableProps {
  page: Page<KeyPairView>
  params: ListParams
  now: Date
}

/** Every key pair in reach: what it is, who uses it, how long it lasts. */
export function KeyPairsTable({ page, params, now }: KeyPairsTableProps) {
  return (
    <DataTable
      caption="Key pairs"
      rows={page.items}
      rowKey={(pair) => pair.id}
      list={{ path: routes.keys(), params }}
      page={page}
      columns={[
        { id: 'alias', header: 'Alias', cell: (pair) => <span className="font-medium">{pair.alias}</span> },
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
        { id: 'domains', header: 'Signs for', cell: (pair) => pair.domainNames.join(', ') || 'nobody' },
        { id: 'expires', header: 'Certificate expires', cell: (pair) => <Expiry notAfter={pair.notAfter} now={now} /> },
      ]}
      empty={
        <EmptyState
          icon={<KeyRound />}
          title="No key pair yet"
          action={
            <LinkButton variant="primary" href={routes.newDomain()}>
              Create a domain
            </LinkButton>
          }
        >
          Each domain is born with an RSA key pair and a certificate of its own. Create a domain and its keys appear
          here.
        </EmptyState>
      }
    />
  )
}

function Expiry({ notAfter, now }: { notAfter: Date; now: Date }) {
  const days = (notAfter.getTime() - now.getTime()) / 86_400_000
  const tone = days < 0 ? 'bad' : days < EXPIRY_WARNING_DAYS ? 'attention' : 'good'
  return (
    <Status tone={tone}>
      <Time value={notAfter} />
    </Status>
  )
}
