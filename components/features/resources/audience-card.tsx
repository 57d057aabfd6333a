'use client'

import { Controller } from 'react-hook-form'
import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { TokenInput } from '@/components/ui/token-input'
import { saveResource } from './api/save-resource'
import type { ResourceCardProps } from './resource-card-props'

export function AudienceCard({ resource, access }: ResourceCardProps) {
  const edit = useEntityForm({
    view: resource,
    schema: () => import('./audience-card-schema').then((m) => m.audienceCardSchema),
    labels: { audienceClaim: 'Audience' },
    read: (view) => ({ audienceClaim: { subjects: [...view.audienceClaim.subjects] } }),
    save: (values, version) => saveResource(resource.id, values, version),
  })
  return (
    <EntityCard
      title="Audience"
      description="Who a token is meant for. A service must refuse a token whose audience does not name it."
      edit={edit}
      access={access}
      entity={`resource ${resource.name}`}
    >
      <Controller
        control={edit.form.control}
        name="audienceClaim.subjects"
        render={({ field }) => (
          <Field
            label="Further audiences"
            help={`Added to aud beside ${resource.name} and the issuer. Usually the base URL of the service.`}
            error={fieldMessage(edit.errors, 'audienceClaim.subjects')}
            optional
          >
            <TokenInput
              mono
              noun="audience"
              placeholder="https://api.example.com"
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              disabled={!access.canWrite}
            />
          </Field>
        )}
      />
    </EntityCard>
  )
}
