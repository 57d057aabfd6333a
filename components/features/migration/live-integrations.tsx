'use client'

import { useQuery } from '@tanstack/react-query'
import { Plug } from 'lucide-react'
import type { ReactNode } from 'react'
import { EmptyState } from '@/components/patterns/empty-state'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams, SortState } from '@/components/patterns/list-url'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import type { IntegrationItem } from '@/lib/schemas/migration/integration'
import { integrationsQuery } from './api/integrations-query'
import { IntegrationTable } from './integration-table'
import { NewIntegrationDialog } from './new-integration-dialog'
import { ReadinessBar } from './readiness-bar'
import { ScoreCounts } from './score-counts'
import { useEnvironment } from './use-environment'

interface LiveIntegrationsProps {
  environment: EnvironmentView
  /** as the server rendered it */
  initial: Page<IntegrationItem>
  /** what was asked for, as the read behind the page takes it */
  asked: Readonly<Record<string, string>>
  params: ListParams
  sort: SortState
  isNarrowed: boolean
  canWrite: boolean
  /** filters */
  children: ReactNode
}

/** The readiness table; its figures move with the traffic. */
export function LiveIntegrations(props: LiveIntegrationsProps) {
  const { initial, asked, params, sort, isNarrowed, canWrite, children } = props
  const environment = useEnvironment(props.environment)
  const { data: page } = useQuery({ ...integrationsQuery(environment.id, asked), initialData: initial })
  return (
    <div>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
        <ReadinessBar counts={environment.counts} words className="w-full md:w-[36rem]" />
        <ScoreCounts environment={environment} />
      </div>
      <ListToolbar
        shown={page.items.length}
        total={page.total}
        totalIsExact={page.totalIsExact}
        noun="integrations"
        singular="integration"
      >
        {children}
        {canWrite && <NewIntegrationDialog environment={environment} />}
      </ListToolbar>
      <IntegrationTable
        caption="Integrations"
        rows={page.items}
        list={{ path: routes.migrationEnvironment(environment.id, 'integrations'), params, sort }}
        page={page}
        empty={
          <EmptyState icon={<Plug />} title={isNarrowed ? 'No integration matches' : 'No integrations yet'}>
            {isNarrowed
              ? 'Take a filter away to see more.'
              : 'Import them with the inventory, or add them here: each caller that has its own application key.'}
          </EmptyState>
        }
      />
    </div>
  )
}
