'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { customAttr, mergeCustomAttrs, saveDomain } from './api/save-domain'
import type { DomainCardProps } from './domain-card-props'

/** Lets the server change the signing key by itself. Off unless a number of days is given. */
export function RotationCard({ domain, access }: DomainCardProps) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./rotation-card-schema').then((m) => m.rotationCardSchema),
    labels: { keyRotationIntervalInDays: 'A key signs for', keyPublishAheadInHours: 'Published ahead' },
    read: (view) => ({
      keyRotationIntervalInDays: customAttr(view, 'keyRotationIntervalInDays'),
      keyPublishAheadInHours: customAttr(view, 'keyPublishAheadInHours'),
    }),
    save: (values, version, base) => saveDomain(domain.id, mergeCustomAttrs(base, values), version),
  })
  return (
    <EntityCard
      title="Automatic rotation"
      description="The server makes the next key, publishes it, lets it sign and retires the one before, without anybody."
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      <Field
        label="A key signs for"
        unit="days"
        optional
        help="1 to 36,500. Empty switches automatic rotation off, which is the default."
        error={edit.errors.keyRotationIntervalInDays?.message}
      >
        <Input inputMode="numeric" className="w-28" {...edit.form.register('keyRotationIntervalInDays')} />
      </Field>
      <Field
        label="The next key is published ahead by"
        unit="hours"
        optional
        help="Longer than callers keep the key set in memory. Empty means 24 hours. A key that you publish yourself is taken as the next one."
        error={edit.errors.keyPublishAheadInHours?.message}
      >
        <Input inputMode="numeric" className="w-28" {...edit.form.register('keyPublishAheadInHours')} />
      </Field>
    </EntityCard>
  )
}
