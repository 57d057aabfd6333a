import { Plug } from 'lucide-react'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams } from '@/components/patterns/list-url'
import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import { BLOCKER_HELP, BLOCKER_WORDS } from '@/lib/schemas/migration/blocker'
import type { IntegrationItem } from '@/lib/schemas/migration/integration'
import { IntegrationStateWord, ScoreBadge } from './integration-state'
import { TwoCurves } from './two-curves'

const columns: Column<IntegrationItem>[] = [
  { id: 'name', header: 'Integration', cell: (row) => row.name },
  {
    id: 'owner',
    header: 'Owner',
    hideOnPhone: true,
    cell: (row) => (row.ownerKind === 'PARTNER' ? row.partnerName : 'Internal'),
  },
  { id: 'state', header: 'Uses', cell: (row) => <IntegrationStateWord state={row.state} /> },
  { id: 'score', header: 'Readiness', cell: (row) => <ScoreBadge score={row.score} /> },
  { id: 'ssd', header: 'Last SSD', hideOnPhone: true, cell: (row) => <Time value={row.lastSsdAt} /> },
  { id: 'ocim', header: 'Last OCIM', hideOnPhone: true, cell: (row) => <Time value={row.lastOcimAt} /> },
  {
    id: 'days',
    header: '14 days',
    hideOnPhone: true,
    cell: (row) => <TwoCurves name={row.name} days={row.days} />,
  },
  {
    id: 'blockers',
    header: 'In the way',
    cell: (row) =>
      row.blockers.length === 0 ? (
        <span className="text-muted">nothing</span>
      ) : (
        <span className="flex flex-wrap gap-1">
          {row.blockers.map((blocker) => (
            <Badge key={blocker} tone="attention" title={BLOCKER_HELP[blocker]}>
              {BLOCKER_WORDS[blocker]}
            </Badge>
          ))}
        </span>
      ),
  },
]

interface IntegrationsTableProps {
  environmentId: string
  page: Page<IntegrationItem>
  params: ListParams
}

/** Who still is on SSD, the least ready first: internal integrations and those of partners. */
export function IntegrationsTable({ environmentId, page, params }: IntegrationsTableProps) {
  const filtered = Boolean(params.q || params.state || params.owner)
  return (
    <DataTable
      caption="Integrations"
      columns={columns}
      rows={page.items}
      rowKey={(row) => row.id}
      rowHref={(row) => routes.portalIntegration(environmentId, row.id)}
      list={{ path: routes.portalEnvironment(environmentId, 'integrations'), params }}
      page={page}
      empty={
        filtered ? (
          <EmptyState title="No integration matches">Take a filter away to see more.</EmptyState>
        ) : (
          <EmptyState icon={<Plug />} title="No integration is known here">
            Whatever calls this environment is listed here, with what real traffic says of its change to OCIM.
          </EmptyState>
        )
      }
    />
  )
}
