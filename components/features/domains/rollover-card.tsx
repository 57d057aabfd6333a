'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { humanDuration } from '@/components/patterns/human-duration'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { saveDomain } from './api/save-domain'
import type { DomainCardProps } from './domain-card-props'

export function RolloverCard({ domain, access }: DomainCardProps) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./rollover-card-schema').then((m) => m.rolloverCardSchema),
    labels: { keyPairRolloverDurationInHours: 'Rollover' },
    read: (view) => ({ keyPairRolloverDurationInHours: view.keyPairRolloverDurationInHours }),
    save: (values, version) => saveDomain(domain.id, values, version),
  })
  const hours = Number(edit.form.watch('keyPairRolloverDurationInHours'))
  return (
    <EntityCard
      title="Rollover"
      description="How long tokens signed with the previous key pair still verify after a change of keys."
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      <Field
        label="Previous pair stays published"
        unit={`hours${hours > 24 ? ` · ${humanDuration(hours * 3600)}` : ''}`}
        help="0 to 99,999; 0 cuts at once. It should be longer than the longest token lives. Default: 48."
        error={edit.errors.keyPairRolloverDurationInHours?.message}
        required
      >
        <Input
          type="number"
          min={0}
          max={99_999}
          className="w-32"
          {...edit.form.register('keyPairRolloverDurationInHours', { valueAsNumber: true })}
        />
      </Field>
    </EntityCard>
  )
}
