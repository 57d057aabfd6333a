'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { saveLdapPart } from './api/save-identity-store'
import { ldapOf, type StoreCardProps } from './store-card-props'

export function GroupsCard({ store, access }: StoreCardProps) {
  const edit = useEntityForm({
    view: store,
    schema: () => import('./groups-card-schema').then((m) => m.groupsCardSchema),
    labels: { source: 'How', baseDn: 'Base', filter: 'Filter', memberAttribute: 'Members', nameAttribute: 'Name' },
    read: (view) => ({ ...ldapOf(view).groups }),
    save: (values, version, base) => saveLdapPart(base, 'groups', values, version),
  })
  const { register, watch } = edit.form
  const { errors } = edit
  const source = watch('source')
  return (
    <EntityCard
      title="Groups"
      description="How the groups of a person are found. A group inside a group does not count."
      edit={edit}
      access={access}
      entity={`identity store ${store.name}`}
    >
      <RadioGroup
        legend="How"
        options={[
          {
            value: 'MEMBER_OF',
            label: 'In the entry of the person',
            description: 'Quickest. Active Directory, and OpenLDAP with memberOf.',
          },
          { value: 'SEARCH', label: 'By a search for groups', description: 'One more question for each person.' },
          { value: 'NONE', label: 'Not at all' },
        ]}
        {...register('source')}
      />
      {source !== 'NONE' && (
        <Field
          label="Base"
          required={source === 'SEARCH'}
          optional={source !== 'SEARCH'}
          help="Only groups below it count, so that nobody can lend themselves a group of a powerful name elsewhere."
          error={errors.baseDn?.message}
        >
          <Input mono className="max-w-md" placeholder="ou=groups,dc=example,dc=com" {...register('baseDn')} />
        </Field>
      )}
      {source === 'MEMBER_OF' && (
        <Field label="Attribute" required error={errors.memberOfAttribute?.message}>
          <Input mono className="max-w-md" {...register('memberOfAttribute')} />
        </Field>
      )}
      {source === 'SEARCH' && (
        <div className="grid items-start gap-5 sm:grid-cols-3">
          <Field label="Filter" optional error={errors.filter?.message}>
            <Input mono {...register('filter')} />
          </Field>
          <Field
            label="Members"
            required
            help="Attribute with the entries of people."
            error={errors.memberAttribute?.message}
          >
            <Input mono {...register('memberAttribute')} />
          </Field>
          <Field label="Name" required help="Attribute with the name." error={errors.nameAttribute?.message}>
            <Input mono {...register('nameAttribute')} />
          </Field>
        </div>
      )}
    </EntityCard>
  )
}
