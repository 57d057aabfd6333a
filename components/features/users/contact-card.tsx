'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { saveUser } from './api/save-user'
import type { UserCardProps } from './user-card-props'

export function ContactCard({ user, access }: UserCardProps) {
  const edit = useEntityForm({
    view: user,
    schema: () => import('./contact-card-schema').then((m) => m.contactCardSchema),
    labels: {
      email: 'E-mail address',
      emailVerified: 'E-mail address verified',
      phone: 'Telephone number',
      phoneVerified: 'Telephone number verified',
    },
    read: (view) => ({
      email: view.email ?? '',
      emailVerified: view.emailVerified,
      phone: view.phone ?? '',
      phoneVerified: view.phoneVerified,
    }),
    save: (values, version) => saveUser(user.id, values, version),
  })
  const { errors, form } = edit
  return (
    <EntityCard
      title="Contact"
      description="Claims of the scopes email and phone. A client may rely on what is marked as verified."
      edit={edit}
      access={access}
      entity={`user ${user.username}`}
    >
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <div className="grid content-start gap-2">
          <Field label="E-mail address" optional error={errors.email?.message}>
            <Input type="email" autoComplete="off" {...form.register('email')} />
          </Field>
          <Checkbox label="Verified to be theirs" {...form.register('emailVerified')} />
        </div>
        <div className="grid content-start gap-2">
          <Field label="Telephone number" optional error={errors.phone?.message}>
            <Input type="tel" autoComplete="off" {...form.register('phone')} />
          </Field>
          <Checkbox label="Verified to be theirs" {...form.register('phoneVerified')} />
        </div>
      </div>
    </EntityCard>
  )
}
