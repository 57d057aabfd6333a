'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { saveUser } from './api/save-user'
import type { UserCardProps } from './user-card-props'

export function IdentityCard({ user, access }: UserCardProps) {
  const edit = useEntityForm({
    view: user,
    schema: () => import('./identity-card-schema').then((m) => m.identityCardSchema),
    labels: {
      username: 'User name',
      displayName: 'Full name',
      givenName: 'Given name',
      familyName: 'Family name',
      externalId: 'External id',
    },
    read: (view) => ({
      username: view.username,
      displayName: view.displayName,
      givenName: view.givenName,
      familyName: view.familyName,
      externalId: view.externalId ?? '',
    }),
    save: (values, version) => saveUser(user.id, values, version),
  })
  const { errors, form } = edit
  return (
    <EntityCard
      title="Identity"
      description="Tokens carry the user name as sub. The id above stays theirs, whatever the name becomes."
      edit={edit}
      access={access}
      entity={`user ${user.username}`}
    >
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field label="User name" required error={errors.username?.message}>
          <Input mono autoComplete="off" {...form.register('username')} />
        </Field>
        <Field label="Full name" optional error={errors.displayName?.message}>
          <Input autoComplete="off" {...form.register('displayName')} />
        </Field>
        <Field label="Given name" optional error={errors.givenName?.message}>
          <Input autoComplete="off" {...form.register('givenName')} />
        </Field>
        <Field label="Family name" optional error={errors.familyName?.message}>
          <Input autoComplete="off" {...form.register('familyName')} />
        </Field>
        <Field
          label="External id"
          optional
          error={errors.externalId?.message}
          help="How a provisioning system knows the person."
        >
          <Input mono autoComplete="off" {...form.register('externalId')} />
        </Field>
      </div>
    </EntityCard>
  )
}
