'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { DomainView } from '@/lib/schemas/domain'
import { untilServed } from '@/lib/schemas/served'
import { customAttr, mergeCustomAttrs, saveDomain } from './api/save-domain'
import type { DomainCardProps } from './domain-card-props'

function read(view: DomainView) {
  return {
    consentExpiryTimeInMinutes: customAttr(view, 'consentExpiryTimeInMinutes'),
    consentAcknowledgeExpiryTimeInSeconds: customAttr(view, 'consentAcknowledgeExpiryTimeInSeconds'),
  }
}

export function ConsentCard({ domain, access }: DomainCardProps) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./consent-card-schema').then((m) => m.consentCardSchema),
    labels: {
      consentExpiryTimeInMinutes: 'Consent lasts',
      consentAcknowledgeExpiryTimeInSeconds: 'Time to press Allow',
    },
    read,
    save: (values, version, base) => saveDomain(domain.id, mergeCustomAttrs(base, values), version),
  })
  const { register } = edit.form
  return (
    <EntityCard
      title="Consent"
      description={untilServed('Whether a person’s answer is remembered, and for how long.', 'AUTHORIZATION_CODE')}
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      <Field
        label="A consent lasts"
        unit="minutes"
        help="Empty switches consent management off: the consent page is shown every time, and tokens cannot be revoked one by one."
        error={edit.errors.consentExpiryTimeInMinutes?.message}
        optional
      >
        <Input inputMode="numeric" className="w-36" {...register('consentExpiryTimeInMinutes')} />
      </Field>
      <Field
        label="Time to press Allow"
        unit="seconds"
        help="A consent page left open longer answers with an error. Default: 300."
        error={edit.errors.consentAcknowledgeExpiryTimeInSeconds?.message}
        optional
      >
        <Input
          inputMode="numeric"
          placeholder="300"
          className="w-36"
          {...register('consentAcknowledgeExpiryTimeInSeconds')}
        />
      </Field>
    </EntityCard>
  )
}
