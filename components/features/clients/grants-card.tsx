'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Alert } from '@/components/ui/alert'
import { saveClient } from './api/save-client'
import type { ClientCardProps } from './client-card-props'
import { GrantChoices } from './grant-choices'
import { ScopeChoices } from './scope-choices'

export function GrantsCard({ client, access }: ClientCardProps) {
  const edit = useEntityForm({
    view: client,
    schema: () => import('./grants-card-schema').then((m) => m.grantsCardSchema),
    labels: { grantTypes: 'Grants', scopes: 'Scopes', defaultScope: 'Default scope' },
    read: (view) => ({
      grantTypes: [...view.grantTypes],
      scopes: [...view.scopes],
      defaultScope: view.defaultScope ?? '',
    }),
    save: (values, version) => saveClient(client.pk, { ...values, defaultScope: values.defaultScope || null }, version),
  })
  const { form, errors } = edit
  const values = form.watch()
  return (
    <EntityCard
      title="Grants and scopes"
      description="How it gets tokens, and what for."
      edit={edit}
      access={access}
      entity={`client ${client.name}`}
    >
      <GrantChoices
        value={values.grantTypes}
        error={fieldMessage(errors, 'grantTypes')}
        onChange={(grantTypes) => form.setValue('grantTypes', grantTypes, { shouldDirty: true })}
      />
      {values.grantTypes.includes('PASSWORD') && (
        <Alert tone="attention" title="This client sees people’s passwords">
          RFC 9700 §2.4 forbids the password grant: whoever runs the client can keep every password it is given, and no
          second factor can be asked for. Move it to the authorization code flow. The domain can switch the grant off
          for all its clients, or set the day it ends.
        </Alert>
      )}
      <ScopeChoices
        domainId={client.domainId}
        scopes={values.scopes}
        defaultScope={values.defaultScope}
        canWrite={access.canWrite}
        errors={{ scopes: fieldMessage(errors, 'scopes'), defaultScope: fieldMessage(errors, 'defaultScope') }}
        onChange={(patch) => {
          form.clearErrors(['scopes', 'defaultScope'])
          form.setValue('scopes', patch.scopes, { shouldDirty: true })
          form.setValue('defaultScope', patch.defaultScope, { shouldDirty: true })
        }}
      />
    </EntityCard>
  )
}
