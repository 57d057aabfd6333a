'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { Button } from '@/components/ui/button'
import { acknowledgeIntegrationAction } from '@/lib/actions/migration/acknowledge-integration'
import { confirmLimitsAction } from '@/lib/actions/migration/confirm-limits'
import { deleteIntegrationAction } from '@/lib/actions/migration/delete-integration'
import { updateIntegrationAction } from '@/lib/actions/migration/update-integration'
import { verifyIntegrationAction } from '@/lib/actions/migration/verify-integration'
import { routes } from '@/lib/base/routes'
import type { IntegrationView } from '@/lib/schemas/migration/integration'
import { EventDialog } from './events/event-dialog'
import { useEvent } from './events/use-event'
import { type IntegrationDraft, IntegrationFields, integrationOf } from './integration-fields'

/** What operators do with one integration; what is not possible now is left out. */
export function IntegrationActions({ integration }: { integration: IntegrationView }) {
  const { id, environmentId, name, may } = integration
  const router = useRouter()
  const happen = useEvent(environmentId)
  return (
    <div className="flex flex-wrap gap-2">
      {may.delete.allowed && (
        <ConfirmDialog
          trigger={<Button variant="danger-ghost">Delete integration</Button>}
          title={`Delete integration ${name}?`}
          confirmLabel="Delete integration"
          danger
          onConfirm={async () => {
            const outcome = await happen(deleteIntegrationAction({ id }), 'Integration deleted')
            if (outcome.ok) router.push(routes.migrationEnvironment(environmentId, 'integrations'))
            return outcome
          }}
        >
          <p>Its figures stay in the report of the environment; nobody can call as this integration any more.</p>
        </ConfirmDialog>
      )}
      {may.update.allowed && <EditDialog integration={integration} />}
      {may.acknowledge.allowed && !integration.acknowledgedAt && (
        <ConfirmDialog
          trigger={<Button>Acknowledge for the owner</Button>}
          title={`Does the owner of ${name} know of the migration?`}
          confirmLabel="Acknowledge"
          onConfirm={() => happen(acknowledgeIntegrationAction({ id }), 'Acknowledged')}
        >
          <p>For owners who told you by telephone or mail. Your name stands beside it.</p>
        </ConfirmDialog>
      )}
      {may.confirmLimits.allowed && !integration.limitsConfirmedAt && (
        <ConfirmDialog
          trigger={<Button>Confirm limits for the partner</Button>}
          title={`Has the partner of ${name} agreed to its property limits?`}
          confirmLabel="Confirm limits"
          onConfirm={() => happen(confirmLimitsAction({ id }), 'Limits confirmed')}
        >
          <p>For partners who told you by telephone or mail. Your name stands in the history.</p>
        </ConfirmDialog>
      )}
      {integration.state === 'OCIM_ONLY' && !may.verify.allowed && may.verify.why && (
        <div className="grid gap-1.5 sm:justify-items-end">
          <Button variant="primary" disabled aria-describedby="verify-reason">
            Verify
          </Button>
          <p id="verify-reason" className="text-sm text-muted">
            {may.verify.why}
          </p>
        </div>
      )}
      {may.verify.allowed && !integration.verifiedAt && (
        <ConfirmDialog
          trigger={<Button variant="primary">Verify</Button>}
          title={`Verify ${name} on OCIM?`}
          confirmLabel="Verify"
          onConfirm={() => happen(verifyIntegrationAction({ id }), 'Verified')}
        >
          <p>It got a token by OCIM, called with it, and no request of it was refused lately.</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

function EditDialog({ integration }: { integration: IntegrationView }) {
  const happen = useEvent(integration.environmentId)
  const start = (): IntegrationDraft => ({
    name: integration.name,
    ownerEmail: integration.ownerEmail ?? '',
    application: integration.applicationId
      ? { id: integration.applicationId, label: integration.applicationName ?? integration.applicationId }
      : null,
    streaming: integration.streaming,
    separatedByUser: integration.separatedByUser,
  })
  const [draft, setDraft] = useState(start)
  return (
    <EventDialog
      trigger={<Button>Edit</Button>}
      title={`Edit ${integration.name}`}
      confirmLabel="Save"
      ready={draft.name.trim() !== ''}
      onOpen={() => setDraft(start())}
      onConfirm={() =>
        happen(
          updateIntegrationAction({
            id: integration.id,
            patch: { ...integrationOf(draft), expectedVersion: integration.version },
          }),
          'Saved',
        )
      }
    >
      <IntegrationFields draft={draft} onChange={setDraft} />
    </EventDialog>
  )
}
