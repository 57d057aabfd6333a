'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { KeyValueList } from '@/components/patterns/key-value-list'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { saveIdentityStore } from './api/save-identity-store'
import type { StoreCardProps } from './store-card-props'

export function DescriptionCard({ store, access }: StoreCardProps) {
  const edit = useEntityForm({
    view: store,
    schema: () => import('./description-card-schema').then((m) => m.descriptionCardSchema),
    labels: { description: 'Description' },
    read: (view) => ({ description: view.description }),
    save: (values, version) => saveIdentityStore(store.id, values, version),
  })
  return (
    <EntityCard
      title="Use"
      description="Which domains send their people here. A domain names its store on its own page."
      edit={edit}
      access={access}
      entity={`identity store ${store.name}`}
    >
      <KeyValueList items={[{ label: 'Domains', value: store.domainNames.join(', ') || 'No domain uses it yet.' }]} />
      <Field label="Description" optional error={edit.errors.description?.message}>
        <Textarea rows={2} {...edit.form.register('description')} />
      </Field>
    </EntityCard>
  )
}
