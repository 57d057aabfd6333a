'use client'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import type { Phase } from '@/lib/schemas/migration/phase'
import type { PortalProgress } from '@/lib/schemas/migration/portal-chain'
import { IntegrationLine } from './integration-line'
import { useProgress } from './use-progress'

interface ChainIntegrationsProps {
  environmentId: string
  phase: Phase
  initial: PortalProgress
}

/** Each integration of the partner here, with what its traffic says and what its people confirm. */
export function ChainIntegrations({ environmentId, phase, initial }: ChainIntegrationsProps) {
  const { integrations } = useProgress(environmentId, initial)
  return (
    <Card id="integrations" aria-labelledby="integrations-title" className="scroll-mt-16">
      <CardHeader
        titleId="integrations-title"
        title="Your integrations"
        description="Readiness from R0 to R5. The last uses are those that the gateway saw."
      />
      <CardBody>
        {integrations.length === 0 ? (
          <p className="text-muted">None is known here. Ask those who operate the migration to enter it.</p>
        ) : (
          <ul className="divide-y">
            {integrations.map((integration) => (
              <li key={integration.id} className="py-3 first:pt-0 last:pb-0">
                <IntegrationLine integration={integration} phase={phase} />
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  )
}
