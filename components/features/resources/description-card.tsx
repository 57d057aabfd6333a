'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { saveResource } from './api/save-resource'
import type { ResourceCardProps } from './resource-card-props'

export function DescriptionCard({ resource, access }: ResourceCardProps) {
  const edit = useEntityForm({
    view: resource,
    schema: () => import('./description-card-schema').then((m) => m.descriptionCardSchema),
    labels: { description: 'Description' },
    read: (view) => ({ description: view.description }),
    save: (values, version) => saveResource(resource.id, values, version),
  })
  return (
    <EntityCard
      title="Description"
      description="What this service is, for the people who pick its scopes."
      edit={edit}
      access={access}
      entity={`resource ${resource.name}`}
    >
      <Field label="Description" optional error={edit.errors.description?.message}>
        <Textarea rows={3} {...edit.form.register('description')} />
      </Field>
    </EntityCard>
  )
}
