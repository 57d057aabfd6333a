import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { GATEWAY_RULES, type GatewayKind } from '@/lib/schemas/migration/gateway-rules'
import type { ErrorRow } from '@/lib/schemas/migration/refusal'

const KINDS: Record<GatewayKind, string> = { SSD: 'Token by SSD', OCIM: 'Token by OCIM', API: 'Call' }

/** The rest would be read by nobody. */
const SHOWN = 50

const columns: Column<ErrorRow>[] = [
  {
    id: 'integration',
    header: 'Integration',
    cell: (row) => row.integration?.name ?? <span className="text-muted">Not told apart</span>,
  },
  { id: 'kind', header: 'Request', cell: (row) => KINDS[row.kind] },
  {
    id: 'rule',
    header: 'What was missing',
    cell: (row) => (
      <>
        {expectedBy(row.outcome)} <span className="mono ml-1 text-muted">{row.outcome}</span>
      </>
    ),
  },
  { id: 'count', header: 'Times', align: 'right', cell: (row) => row.count.toLocaleString('en') },
]

interface ErrorsTableProps {
  rows: readonly ErrorRow[]
  /** where requests that a rule refused are listed; null for those that the reader is told no more of */
  refusalsHref: (rule: string, row: ErrorRow) => string | null
}

/** Refused requests by integration and rule, the most frequent first. */
export function ErrorsTable({ rows, refusalsHref }: ErrorsTableProps) {
  const explain: Column<ErrorRow> = {
    id: 'explain',
    header: 'Explanation',
    align: 'right',
    cell: (row) => {
      const href = refusalsHref(row.outcome, row)
      return href && <TextLink href={href}>See requests</TextLink>
    },
  }
  const refused = rows.filter(({ outcome }) => outcome !== 'ok').sort((a, b) => b.count - a.count)
  return (
    <DataTable
      caption="Errors"
      columns={[...columns, explain]}
      rows={refused.slice(0, SHOWN)}
      rowKey={(row) => `${row.integration?.id} ${row.kind} ${row.outcome}`}
      empty={<EmptyState title="Nothing was refused">Every request of this span was served.</EmptyState>}
    />
  )
}

/** What a rule would have accepted, in words. */
export function expectedBy(rule: string): string {
  const found = Object.entries(GATEWAY_RULES).find(([id]) => id === rule)
  const words = found ? found[1].expected : 'another rule'
  return words.charAt(0).toUpperCase() + words.slice(1)
}
