'use client'

import { Plus } from 'lucide-react'
import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Button } from '@/components/ui/button'
import { saveUser } from './api/save-user'
import { AttributeFields } from './attribute-fields'
import { type AttributeRow, attributesOf, rowsOf } from './attribute-rows'
import type { UserCardProps } from './user-card-props'

export function AttributesCard({ user, access }: UserCardProps) {
  const edit = useEntityForm({
    view: user,
    schema: () => import('./attributes-card-schema').then((m) => m.attributesCardSchema),
    labels: { attributes: 'Custom attributes' },
    read: (view) => ({ attributes: rowsOf(view.attributes) }),
    save: (values, version) => saveUser(user.id, { attributes: attributesOf(values.attributes) }, version),
  })
  const rows = edit.form.watch('attributes')
  const set = (next: AttributeRow[]) =>
    edit.form.setValue('attributes', next, { shouldDirty: true, shouldValidate: edit.form.formState.isSubmitted })
  return (
    <EntityCard
      title="Custom attributes"
      description="Facts of your own, for claims that name them as $user.attr.<name>."
      edit={edit}
      access={access}
      entity={`user ${user.username}`}
    >
      <div className="grid gap-4">
        {rows.length === 0 && <p className="text-muted">None is kept.</p>}
        {rows.map((row, index) => (
          <AttributeFields
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place while they are typed
            key={index}
            row={row}
            index={index}
            canWrite={access.canWrite}
            errorAt={(field) => fieldMessage(edit.errors, `attributes.${index}.${field}`)}
            onChange={(next) => set(rows.map((other, at) => (at === index ? next : other)))}
            onRemove={() => set(rows.filter((_, at) => at !== index))}
          />
        ))}
        {access.canWrite && (
          <div>
            <Button icon={<Plus aria-hidden />} onClick={() => set([...rows, { name: '', kind: 'text', value: '' }])}>
              Add attribute
            </Button>
          </div>
        )}
      </div>
    </EntityCard>
  )
}
