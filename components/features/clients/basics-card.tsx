'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { Textarea } from '@/components/ui/textarea'
import { CLIENT_TYPES } from '@/lib/schemas/client-type'
import { saveClient } from './api/save-client'
import type { ClientCardProps } from './client-card-props'
import { CLIENT_TYPE_WORDS } from './client-type-words'

export function BasicsCard({ client, access }: ClientCardProps) {
  const edit = useEntityForm({
    view: client,
    schema: () => import('./basics-card-schema').then((m) => m.basicsCardSchema),
    labels: { name: 'Name', description: 'Description', clientType: 'Type' },
    read: (view) => ({ name: view.name, description: view.description, clientType: view.clientType }),
    save: (values, version) => saveClient(client.pk, values, version),
  })
  const { register } = edit.form
  return (
    <EntityCard
      title="Basics"
      description="What it is called and what it is. Its client id never changes."
      edit={edit}
      access={access}
      entity={`client ${client.name}`}
    >
      <Field label="Name" required error={edit.errors.name?.message} help="Unique in its domain.">
        <Input className="max-w-md" {...register('name')} />
      </Field>
      <Field label="Description" optional error={edit.errors.description?.message}>
        <Textarea rows={2} {...register('description')} />
      </Field>
      <RadioGroup
        legend="Type"
        error={edit.errors.clientType?.message}
        options={CLIENT_TYPES.map((value) => ({
          value,
          label: CLIENT_TYPE_WORDS[value].label,
          description: CLIENT_TYPE_WORDS[value].help,
        }))}
        {...register('clientType')}
      />
    </EntityCard>
  )
}
