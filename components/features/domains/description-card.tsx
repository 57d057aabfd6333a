'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { saveDomain } from './api/save-domain'
import type { DomainCardProps } from './domain-card-props'

interface DescriptionCardProps extends DomainCardProps {
  /** names of the identity stores the person may choose from */
  identityStores: readonly string[]
}

export function DescriptionCard({ domain, access, identityStores }: DescriptionCardProps) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./description-card-schema').then((m) => m.descriptionCardSchema),
    labels: { description: 'Description', identityProvider: 'Identity store' },
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
        label="Identity store"
        help="Where the people of this domain are, and where their passwords are checked. Default: UserIdentityStore1."
        error={edit.errors.identityProvider?.message}
        required
      >
        <Select
          className="max-w-md"
          options={[...new Set([domain.identityProvider, ...identityStores])].map((name) => ({
            value: name,
            label: name,
          }))}
          {...register('identityProvider')}
        />
      </Field>
    </EntityCard>
  )
}
