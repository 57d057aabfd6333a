'use client'

import { AttributeRows } from '@/components/patterns/attribute-rows'
import { ClaimsPreview } from '@/components/patterns/claims-preview'
import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import type { AttributeLayer } from '@/lib/schemas/claims-preview'
import { saveClient } from './api/save-client'
import type { ClientCardProps } from './client-card-props'

interface AttributesCardProps extends ClientCardProps {
  /** attributes of the resource servers whose scopes the client has */
  resources: readonly AttributeLayer[]
}

export function AttributesCard({ client, access, resources }: AttributesCardProps) {
  const edit = useEntityForm({
    view: client,
    schema: () => import('./attributes-card-schema').then((m) => m.attributesCardSchema),
    labels: { attributes: 'Attributes' },
    read: (view) => ({ attributes: view.attributes.map((attribute) => ({ ...attribute })) }),
    save: (values, version) => saveClient(client.pk, values, version),
  })
  const { form } = edit
  const value = form.watch('attributes')
  return (
    <EntityCard
      title="Attributes"
      description="Claims added to every token of this client. One with the name of a resource server’s attribute wins over it."
      edit={edit}
      access={access}
      entity={`client ${client.name}`}
    >
      <AttributeRows
        value={value}
        canWrite={access.canWrite}
        emptyText="No claim is added."
        errorAt={(path) => fieldMessage(edit.errors, `attributes.${path}`)}
        onChange={(next) =>
          form.setValue('attributes', next, { shouldDirty: true, shouldValidate: form.formState.isSubmitted })
        }
      />
      <ClaimsPreview
        domain={{ id: client.domainId, name: client.idDomain }}
        client={{ id: client.id, name: client.name, type: client.clientType }}
        scopes={client.scopes}
        layers={[...resources, { origin: 'This client', attributes: value }]}
        wanted={{ origin: 'Claims about the person', names: client.accessTokenCustomClaims }}
      />
    </EntityCard>
  )
}
