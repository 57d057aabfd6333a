'use client'

import { List } from 'lucide-react'
import { useState } from 'react'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams, SortState } from '@/components/patterns/list-url'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { cn } from '@/lib/base/cn'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import { MAX_BULK_ENVIRONMENTS } from '@/lib/schemas/migration/bulk-limit'
import type { EnvironmentItem } from '@/lib/schemas/migration/environment'
import { BulkAnnounceDialog } from './bulk-announce-dialog'
import { PhaseStatus } from './phase-status'
import { ReadinessBar } from './readiness-bar'

interface EnvironmentListProps {
  page: Page<EnvironmentItem>
  params: ListParams
  sort: SortState
  isNarrowed: boolean
  /** may announce: rows can be chosen */
  canWrite: boolean
  defaultDowntimeMinutes: number
}

const facts: Column<EnvironmentItem>[] = [
  { id: 'chain', header: 'Chain', cell: (row) => row.chainName, hideOnPhone: true },
  { id: 'customer', header: 'Customer', cell: (row) => row.customerName, hideOnPhone: true },
  { id: 'phase', header: 'Phase', cell: (row) => <PhaseStatus phase={row.phase} /> },
  { id: 'windowAt', header: 'Window', sortable: true, cell: (row) => <Time value={row.windowAt} empty="not set" /> },
  {
    id: 'cutoverAt',
    header: 'Cut-over',
    sortable: true,
    cell: (row) => <Time value={row.cutoverAt} empty="not set" />,
  },
  {
    id: 'readiness',
    header: 'Readiness',
    width: '10rem',
    hideOnPhone: true,
    cell: (row) =>
      row.counts.integrations === 0 ? (
        <span className="text-muted">no integrations</span>
      ) : (
        <ReadinessBar counts={row.counts} />
      ),
  },
  {
    id: 'ssdOnly',
    header: 'SSD only',
    align: 'right',
    sortable: true,
    cell: (row) => row.counts.ssdOnly.toLocaleString('en'),
  },
  { id: 'dual', header: 'Both', align: 'right', cell: (row) => row.counts.dual.toLocaleString('en') },
  { id: 'blocked', header: 'Blocked', align: 'right', cell: (row) => row.counts.blocked.toLocaleString('en') },
]

/** Environments of all phases; chosen ones are announced together. */
export function EnvironmentList(props: EnvironmentListProps) {
  const { page, params, sort, isNarrowed, canWrite, defaultDowntimeMinutes } = props
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map())
  const toggle = (rows: readonly EnvironmentItem[], on: boolean) => {
    const next = new Map(chosen)
    for (const { id, label } of rows) {
      if (on) next.set(id, label)
      else next.delete(id)
    }
    setChosen(next)
  }
  const columns: Column<EnvironmentItem>[] = [
    {
      id: 'name',
      header: 'Environment',
      sortable: true,
      cell: (row) => (
        <span className="flex items-center gap-3">
          {canWrite && (
            <Checkbox
              aria-label={`Choose ${row.label}`}
              checked={chosen.has(row.id)}
              onChange={(event) => toggle([row], event.target.checked)}
            />
          )}
          <TextLink href={routes.migrationEnvironment(row.id)}>{row.label}</TextLink>
        </span>
      ),
    },
    ...facts,
  ]
  const isPageChosen = page.items.every(({ id }) => chosen.has(id))
  return (
    <>
      <DataTable
        caption="Environments"
        columns={columns}
        rows={page.items}
        rowKey={(row) => row.id}
        list={{ path: routes.migrationEnvironments(), params, sort }}
        page={page}
        empty={
          <EmptyState icon={<List />} title={isNarrowed ? 'No environment matches' : 'No environments yet'}>
            {isNarrowed
              ? 'Take a filter away to see more.'
              : 'Environments come from the inventory: one hotel chain in one OPERA environment each.'}
          </EmptyState>
        }
      />
      {canWrite && page.items.length > 0 && (
        <div
          className={cn(
            'mt-3 flex flex-wrap items-center gap-3 rounded-lg border bg-raised p-3',
            chosen.size > 0 && 'sticky bottom-0 z-10',
          )}
        >
          <p role="status" className="num mr-auto text-sm text-muted">
            {chosen.size === 0
              ? 'Choose environments to announce them together.'
              : `${chosen.size.toLocaleString('en')} chosen${chosen.size > MAX_BULK_ENVIRONMENTS ? `, ${MAX_BULK_ENVIRONMENTS} at most at a time` : ''}.`}
          </p>
          <Button size="sm" variant="ghost" onClick={() => toggle(page.items, !isPageChosen)}>
            {isPageChosen ? 'Leave out this page' : 'Choose this page'}
          </Button>
          <BulkAnnounceDialog
            environments={[...chosen].map(([id, label]) => ({ id, label }))}
            defaultDowntimeMinutes={defaultDowntimeMinutes}
            onDone={() => setChosen(new Map())}
          />
        </div>
      )}
    </>
  )
}
