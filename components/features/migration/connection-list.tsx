import { Handshake } from 'lucide-react'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { Tone } from '@/components/ui/tone'
import { CONNECTION_STATE_WORDS, type ConnectionState } from '@/lib/schemas/migration/connection-state'
import type { ConnectionView } from '@/lib/schemas/migration/partner-connection'
import { PropertyLimits } from './property-limits'

const TONES: Record<ConnectionState, Tone> = {
  PENDING: 'attention',
  APPROVED: 'good',
  REJECTED: 'neutral',
  SUSPENDED: 'attention',
  REVOKED: 'neutral',
}

const columns: Column<ConnectionView>[] = [
  { id: 'partner', header: 'Partner', cell: (row) => row.partner.name },
  {
    id: 'state',
    header: 'State',
    cell: (row) => <Status tone={TONES[row.state]}>{CONNECTION_STATE_WORDS[row.state]}</Status>,
  },
  { id: 'hotels', header: 'Hotels', cell: (row) => <PropertyLimits of={row} /> },
  { id: 'requestedAt', header: 'Asked for', hideOnPhone: true, cell: (row) => <Time value={row.requestedAt} /> },
  {
    id: 'decidedAt',
    header: 'Decided',
    cell: (row) => (
      <>
        <Time value={row.decidedAt} empty="not yet" />
        {row.decidedBy && <span className="text-muted"> by {row.decidedBy}</span>}
      </>
    ),
  },
]

/** Which partners may call this environment, and where; the customer decides. */
export function ConnectionList({ connections }: { connections: readonly ConnectionView[] }) {
  return (
    <DataTable
      caption="Partner connections"
      columns={columns}
      rows={connections}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon={<Handshake />} title="No partner connections">
          A partner asks for one in its portal, and the customer approves it, for all hotels or some.
        </EmptyState>
      }
    />
  )
}
