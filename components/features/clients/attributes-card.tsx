'use client'

import { AttributeRows } from '@/components/patterns/attribute-rows'
import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { JsonView } from '@/components/patterns/json-view'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { claimsPreview } from '@/lib/schemas/claims-preview'
import { saveClient } from './api/save-client'
import type { ClientCardProps } from './client-card-props'

export function AttributesCard({ client, access }: ClientCardProps) {
  const edit = useEntityForm({
    view: client,
    schema: () => import('./attributes-card-schema').then((m) => m.attributesCardSchema),
    labels: { attributes: 'Attributes' },
    read: (view) => ({ attributes: view.attributes.map((attribute) => ({ ...attribute })) }),
    save: (values, version) => saveClient(client.pk, values, version),
  })
  const { form } = edit
  const value = form.watch('attributes')
  const preview = claimsPreview(value)
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
      {Object.keys(preview).length > 0 && (
        <div className="min-w-0">
          <p className="mb-1.5 text-sm font-medium">In the token</p>
          <JsonView value={preview} label="resulting claims" />
        </div>
      )}
    </EntityCard>
  )
}
