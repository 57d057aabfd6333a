'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { saveDomain } from './api/save-domain'
import type { DomainCardProps } from './domain-card-props'

export function DescriptionCard({ domain, access }: DomainCardProps) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./description-card-schema').then((m) => m.descriptionCardSchema),
    labels: { description: 'Description', identityProvider: 'Identity provider' },
    read: (view) => ({ description: view.description, identityProvider: view.identityProvider }),
    save: (values, version) => saveDomain(domain.id, values, version),
  })
  const { register } = edit.form
  return (
    <EntityCard
      title="Description and people"
      description="What this domain is for, and where its people are checked."
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      <Field label="Description" error={edit.errors.description?.message} optional>
        <Textarea rows={2} {...register('description')} />
      </Field>
      <Field
        label="Identity provider"
        help="Name of the user identity store that checks passwords. Default: UserIdentityStore1."
        error={edit.errors.identityProvider?.message}
        required
      >
        <Input mono {...register('identityProvider')} />
      </Field>
    </EntityCard>
  )
}
