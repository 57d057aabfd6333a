'use client'

import { Button } from '@/components/ui/button'
import { updateTrustedIssuerAction } from '@/lib/actions/trust/update-trusted-issuer'
import type { TrustedIssuerView } from '@/lib/schemas/trusted-issuer'
import { IssuerDialog } from './issuer-dialog'

export function EditIssuerButton({ issuer }: { issuer: TrustedIssuerView }) {
  const { description, clientIds, maxLifetimeSeconds, clockSkewSeconds, enabled } = issuer
  return (
    <IssuerDialog
      trigger={
        <Button size="sm" aria-label={`Edit ${issuer.issuer}`}>
          Edit
        </Button>
      }
      title="Edit trusted issuer"
      submitLabel="Save issuer"
      savedMessage="Issuer saved"
      schema={() => import('./issuer-form-schema').then((m) => m.editIssuerSchema)}
      defaultValues={{
        issuer: issuer.issuer,
        description,
        keys: '',
        removeKeys: [],
        clientIds: [...(clientIds ?? [])],
        maxLifetimeSeconds,
        clockSkewSeconds,
        enabled,
      }}
      current={issuer}
      save={({ issuer: _, keys, clientIds: clients, ...values }) =>
        updateTrustedIssuerAction({
          id: issuer.id,
          patch: { ...values, addKeys: keys, clientIds: clients.length > 0 ? clients : null },
          expectedVersion: issuer.version,
        })
      }
    />
  )
}
