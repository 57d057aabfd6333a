'use client'

import { Controller } from 'react-hook-form'
import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FieldSet } from '@/components/ui/field-set'
import { Input } from '@/components/ui/input'
import type { LdapSettings } from '@/lib/schemas/ldap-settings'
import { saveLdapPart } from './api/save-identity-store'
import { PairRows } from './pair-rows'
import { ldapOf, type StoreCardProps } from './store-card-props'

const FIELDS = [
  ['displayName', 'Full name'],
  ['givenName', 'Given name'],
  ['familyName', 'Family name'],
  ['email', 'E-mail address'],
  ['phone', 'Telephone'],
  ['street', 'Street'],
  ['locality', 'Town'],
  ['region', 'Region'],
  ['postalCode', 'Postal code'],
  ['country', 'Country'],
] as const

export function MappingCard({ store, access }: StoreCardProps) {
  const edit = useEntityForm({
    view: store,
    schema: () => import('./mapping-card-schema').then((m) => m.mappingCardSchema),
    labels: { ...Object.fromEntries(FIELDS), profile: 'Profile claims', attributes: 'Custom attributes' },
    read: (view): LdapSettings['mapping'] => ({ ...ldapOf(view).mapping }),
    save: (values, version, base) => saveLdapPart(base, 'mapping', values, version),
  })
  const { register, control } = edit.form
  const errorAt = (path: string) => fieldMessage(edit.errors, path)
  return (
    <EntityCard
      title="Mapping"
      description="Which attribute of an entry becomes which fact about a person, and so which claim. An empty field leaves the fact out."
      edit={edit}
      access={access}
      entity={`identity store ${store.name}`}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        {FIELDS.map(([name, label]) => (
          <Field key={name} label={label} optional error={errorAt(name)}>
            <Input mono {...register(name)} />
          </Field>
        ))}
      </div>
      <div className="grid gap-2 sm:grid-cols-2">
        <Checkbox
          label="E-mail addresses are known to be right"
          description="email_verified is true."
          {...register('emailVerified')}
        />
        <Checkbox
          label="Telephone numbers are known to be right"
          description="phone_number_verified is true."
          {...register('phoneVerified')}
        />
      </div>
      <FieldSet legend="Further profile claims" help="Standard claims such as locale, zoneinfo or website.">
        <Controller
          control={control}
          name="profile"
          render={({ field }) => (
            <PairRows
              value={field.value}
              onChange={field.onChange}
              errorAt={(path) => errorAt(`profile.${path}`)}
              canWrite={access.canWrite}
              nameLabel="Claim"
              what="profile claim"
            />
          )}
        />
      </FieldSet>
      <FieldSet legend="Custom attributes" help="Read by claims of your own as $user.attr.NAME.">
        <Controller
          control={control}
          name="attributes"
          render={({ field }) => (
            <PairRows
              value={field.value}
              onChange={field.onChange}
              errorAt={(path) => errorAt(`attributes.${path}`)}
              canWrite={access.canWrite}
              nameLabel="Name"
              what="custom attribute"
            />
          )}
        />
      </FieldSet>
    </EntityCard>
  )
}
