'use client'

import { EffectiveValue } from '@/components/patterns/effective-value'
import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Alert } from '@/components/ui/alert'
import { RadioGroup } from '@/components/ui/radio-group'
import type { ClientView } from '@/lib/schemas/client'
import type { CLIENT_PKCE_VALUES } from '@/lib/schemas/client-type'
import type { EffectiveSetting } from '@/lib/schemas/effective-setting'
import { saveClient } from './api/save-client'
import type { ClientCardProps } from './client-card-props'
import { effectiveOf } from './effective-setting'

type PkceRule = '' | (typeof CLIENT_PKCE_VALUES)[number]

function read(view: ClientView): { usePKCE: PkceRule } {
  return { usePKCE: view.usePKCE ?? '' }
}

export function PkceCard({ client, access, effective }: ClientCardProps & { effective: readonly EffectiveSetting[] }) {
  const edit = useEntityForm({
    view: client,
    schema: () => import('./pkce-card-schema').then((m) => m.pkceCardSchema),
    labels: { usePKCE: 'PKCE' },
    read,
    save: (values, version) => saveClient(client.pk, { usePKCE: values.usePKCE || null }, version),
  })
  const inForce = effectiveOf(effective, 'pkce')
  const isPublic = client.clientType !== 'CONFIDENTIAL_CLIENT'
  return (
    <EntityCard
      title="PKCE"
      description="Whether the party redeeming a code must prove that it asked for it. Concerns the code flow."
      edit={edit}
      access={access}
      entity={`client ${client.name}`}
    >
      <RadioGroup
        legend="Rule of this client"
        error={edit.errors.usePKCE?.message}
        options={[
          { value: '', label: 'As the domain says', description: 'The rule of the domain applies.' },
          { value: 'STRICT', label: 'Required', description: 'A request without a challenge is refused.' },
          {
            value: 'NON_STRICT',
            label: 'Enforced when sent',
            description: 'A request without a challenge is accepted.',
          },
        ]}
        {...edit.form.register('usePKCE')}
      />
      {inForce && (
        <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
          In force now: <EffectiveValue value={inForce.value} origin={inForce.origin} why={inForce.why} />
        </div>
      )}
      {isPublic && edit.form.watch('usePKCE') === 'NON_STRICT' && (
        <Alert tone="attention" title="Weaker than RFC 9700 §2.1.1 asks">
          A public client has no secret; without PKCE, a stolen code can be redeemed by anybody.
        </Alert>
      )}
    </EntityCard>
  )
}
