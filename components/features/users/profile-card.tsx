'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { saveUser } from './api/save-user'
import { PROFILE_FIELDS } from './profile-fields'
import type { UserCardProps } from './user-card-props'

export function ProfileCard({ user, access }: UserCardProps) {
  const edit = useEntityForm({
    view: user,
    schema: () => import('./profile-card-schema').then((m) => m.profileCardSchema),
    labels: { profile: 'Profile' },
    read: (view) => ({
      profile: Object.fromEntries(PROFILE_FIELDS.map(({ claim }) => [claim, view.profile[claim] ?? ''])),
    }),
    save: (values, version) => {
      const filled = Object.entries(values.profile).filter(([, value]) => value !== '')
      return saveUser(user.id, { profile: Object.fromEntries(filled) }, version)
    },
  })
  return (
    <EntityCard
      title="Profile"
      description="Further claims of the scope profile. Empty ones are left out."
      edit={edit}
      access={access}
      entity={`user ${user.username}`}
    >
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {PROFILE_FIELDS.map(({ claim, label, example }) => (
          <Field key={claim} label={label} optional error={edit.errors.profile?.[claim]?.message} help={example}>
            <Input {...edit.form.register(`profile.${claim}`)} />
          </Field>
        ))}
      </div>
    </EntityCard>
  )
}
