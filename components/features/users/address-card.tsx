'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { saveUser } from './api/save-user'
import type { UserCardProps } from './user-card-props'

export function AddressCard({ user, access }: UserCardProps) {
  const edit = useEntityForm({
    view: user,
    schema: () => import('./address-card-schema').then((m) => m.addressCardSchema),
    labels: { address: 'Address' },
    read: (view) => ({
      address: {
        street_address: view.address?.street_address ?? '',
        postal_code: view.address?.postal_code ?? '',
        locality: view.address?.locality ?? '',
        region: view.address?.region ?? '',
        country: view.address?.country ?? '',
        formatted: view.address?.formatted ?? '',
      },
    }),
    save: (values, version) => saveUser(user.id, values, version),
  })
  const { form } = edit
  const errors = edit.errors.address
  return (
    <EntityCard
      title="Address"
      description="Claims of the scope address. Empty parts are left out."
      edit={edit}
      access={access}
      entity={`user ${user.username}`}
    >
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field label="Street and house" optional error={errors?.street_address?.message} className="sm:col-span-2">
          <Textarea rows={2} {...form.register('address.street_address')} />
        </Field>
        <Field label="Postal code" optional error={errors?.postal_code?.message}>
          <Input {...form.register('address.postal_code')} />
        </Field>
        <Field label="Town" optional error={errors?.locality?.message}>
          <Input {...form.register('address.locality')} />
        </Field>
        <Field label="Region" optional error={errors?.region?.message}>
          <Input {...form.register('address.region')} />
        </Field>
        <Field label="Country" optional error={errors?.country?.message}>
          <Input {...form.register('address.country')} />
        </Field>
        <Field
          label="As on an envelope"
          optional
          error={errors?.formatted?.message}
          help="The whole address in lines, for clients that print it."
          className="sm:col-span-2"
        >
          <Textarea rows={3} {...form.register('address.formatted')} />
        </Field>
      </div>
    </EntityCard>
  )
}
