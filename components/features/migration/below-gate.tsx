'use client'

import { useQuery } from '@tanstack/react-query'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import type { IntegrationItem } from '@/lib/schemas/migration/integration'
import { integrationsQuery } from './api/integrations-query'
import { IntegrationTable } from './integration-table'

interface BelowGateProps {
  environment: EnvironmentView
  asked: Readonly<Record<string, string>>
  initial: Page<IntegrationItem>
}

/** Who holds the cut-over back, live. */
export function BelowGate({ environment: { id, gate }, asked, initial }: BelowGateProps) {
  const { data } = useQuery({ ...integrationsQuery(id, asked), initialData: initial })
  return (
    <section aria-labelledby="below-gate-title" className="grid min-w-0 gap-3">
      <h2 id="below-gate-title" className="text-base font-semibold">
        Below the gate
        <span className="num ml-2 font-normal text-muted">{data.total.toLocaleString('en')}</span>
      </h2>
      <IntegrationTable
        caption="Integrations below the gate"
        rows={data.items}
        empty={
          <p className="px-4 py-3">
            <Status tone="good">Every integration is at R{gate.score} or above.</Status>
          </p>
        }
      />
      {data.total > data.items.length && (
        <p>
          <TextLink href={`${routes.migrationEnvironment(id, 'integrations')}?belowGate=true`}>
            Show all {data.total.toLocaleString('en')}
          </TextLink>
        </p>
      )}
    </section>
  )
}
