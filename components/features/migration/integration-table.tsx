'use client'

import type { ReactNode } from 'react'
import { type Column, DataTable } from '@/components/patterns/data-table'
import type { ListParams, SortState } from '@/components/patterns/list-url'
import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import { routes } from '@/lib/base/routes'
import { BLOCKER_HELP, BLOCKER_WORDS } from '@/lib/schemas/migration/blocker'
import type { IntegrationItem } from '@/lib/schemas/migration/integration'
import { IntegrationStatus } from './integration-status'
import { MirroredCurves } from './mirrored-curves'
import { ScoreBadge } from './score-badge'

interface IntegrationTableProps {
  caption: string
  rows: readonly IntegrationItem[]
  empty: ReactNode
  /** absent: neither sorted nor paged */
  list?: { path: string; params: ListParams; sort: SortState }
  page?: { nextCursor: string | null; previousCursor: string | null }
}

const columns: Column<IntegrationItem>[] = [
  { id: 'name', header: 'Integration', sortable: true, cell: (row) => row.name },
  { id: 'owner', header: 'Owner', cell: (row) => row.partnerName ?? 'Internal' },
  { id: 'score', header: 'Score', sortable: true, cell: (row) => <ScoreBadge score={row.score} /> },
  { id: 'state', header: 'State', cell: (row) => <IntegrationStatus state={row.state} /> },
  { id: 'ssd', header: 'SSD last', cell: (row) => <Time value={row.lastSsdAt} /> },
  { id: 'ocim', header: 'OCIM last', cell: (row) => <Time value={row.lastOcimAt} /> },
  {
    id: 'days',
    header: '14 days: OCIM up, SSD down',
    hideOnPhone: true,
    cell: (row) => <MirroredCurves of={row.name} ssd={row.days.ssd} ocim={row.days.ocim} />,
  },
  { id: 'blockers', header: 'Blockers', cell: (row) => <Blockers row={row} /> },
]

/** Integrations with what real traffic says of each. */
export function IntegrationTable({ caption, rows, empty, list, page }: IntegrationTableProps) {
  return (
    <DataTable
      caption={caption}
      columns={list ? columns : columns.map((column) => ({ ...column, sortable: false }))}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => routes.migrationIntegration(row.environmentId, row.id)}
      list={list}
      page={page}
      empty={empty}
    />
  )
}

function Blockers({ row }: { row: IntegrationItem }) {
  if (row.blockers.length === 0) return <span className="text-muted">none</span>
  return (
    <span className="flex flex-wrap gap-1">
      {row.blockers.map((blocker) => (
        <Badge key={blocker} tone="attention" title={BLOCKER_HELP[blocker]}>
          {BLOCKER_WORDS[blocker]}
        </Badge>
      ))}
    </span>
  )
}
