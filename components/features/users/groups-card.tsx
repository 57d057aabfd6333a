'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { saveUser } from './api/save-user'
import { linesOf } from './lines'
import type { UserCardProps } from './user-card-props'

export function GroupsCard({ user, access }: UserCardProps) {
  const edit = useEntityForm({
    view: user,
    schema: () => import('./groups-card-schema').then((m) => m.groupsCardSchema),
    labels: { groups: 'Groups' },
    read: (view) => ({ groups: view.groups.join('\n') }),
    save: (values, version) => saveUser(user.id, { groups: linesOf(values.groups) }, version),
  })
  return (
    <EntityCard
      title="Groups"
      description="What the person belongs to; custom claims can carry it."
      edit={edit}
      access={access}
      entity={`user ${user.username}`}
    >
      <Field label="Groups" optional help="One group a line." error={edit.errors.groups?.message}>
        <Textarea rows={Math.min(10, Math.max(3, user.groups.length + 1))} {...edit.form.register('groups')} />
      </Field>
    </EntityCard>
  )
}
