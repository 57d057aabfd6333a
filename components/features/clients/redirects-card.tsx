'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { saveClient } from './api/save-client'
import type { ClientCardProps } from './client-card-props'
import { RedirectRows } from './redirect-rows'

export function RedirectsCard({ client, access }: ClientCardProps) {
  const edit = useEntityForm({
    view: client,
    schema: () => import('./redirects-card-schema').then((m) => m.redirectsCardSchema),
    labels: { redirectURIs: 'Redirect URIs' },
    read: (view) => ({ redirectURIs: view.redirectURIs.map((uri) => ({ ...uri })) }),
    save: (values, version) => saveClient(client.pk, values, version),
  })
  const { form } = edit
  return (
    <EntityCard
      title="Redirect URIs"
      description="Where a browser may be sent back to after sign-in. A request must name one of them exactly."
      edit={edit}
      access={access}
      entity={`client ${client.name}`}
    >
      <RedirectRows
        value={form.watch('redirectURIs')}
        canWrite={access.canWrite}
        errorAt={(path) => fieldMessage(edit.errors, `redirectURIs.${path}`)}
        onChange={(next) =>
          form.setValue('redirectURIs', next, { shouldDirty: true, shouldValidate: form.formState.isSubmitted })
        }
      />
    </EntityCard>
  )
}
