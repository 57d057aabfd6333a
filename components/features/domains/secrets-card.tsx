'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { customAttr, mergeCustomAttrs, saveDomain } from './api/save-domain'
import type { DomainCardProps } from './domain-card-props'

export function SecretsCard({ domain, access }: DomainCardProps) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./secrets-card-schema').then((m) => m.secretsCardSchema),
    labels: { oldSecretRetentionTimeInDays: 'Overlap of secrets', secretLifetimeInDays: 'Lifetime of secrets' },
    read: (view) => ({
      oldSecretRetentionTimeInDays: view.oldSecretRetentionTimeInDays,
      secretLifetimeInDays: customAttr(view, 'secretLifetimeInDays'),
    }),
    save: ({ oldSecretRetentionTimeInDays, ...attrs }, version, base) =>
      saveDomain(domain.id, { oldSecretRetentionTimeInDays, ...mergeCustomAttrs(base, attrs) }, version),
  })
  const days = edit.form.watch('oldSecretRetentionTimeInDays')
  return (
    <EntityCard
      title="Client secrets"
      description="When a secret is rotated, the one before can keep working for a while, so that a client changes over without an outage."
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      <Field
        label="Overlap"
        unit="days"
        help="0 to 365. A secret already replaced keeps the end it was given. Default on the REST surface: 0."
        error={edit.errors.oldSecretRetentionTimeInDays?.message}
        required
      >
        <Input
          type="number"
          min={0}
          max={365}
          className="w-28"
          {...edit.form.register('oldSecretRetentionTimeInDays', { valueAsNumber: true })}
        />
      </Field>
      <Field
        label="A new secret works for"
        unit="days"
        help="Empty gives it no end. The overview and the list of clients warn 30 days ahead. Secrets that exist keep the end they have; one can be set by hand on a client's credentials."
        error={edit.errors.secretLifetimeInDays?.message}
        optional
      >
        <Input inputMode="numeric" className="w-28" {...edit.form.register('secretLifetimeInDays')} />
      </Field>
      {Number(days) === 0 && (
        <Alert tone="attention" title="A rotation cuts at once">
          With no overlap, every running copy of a client fails from the moment its secret is rotated.
        </Alert>
      )}
    </EntityCard>
  )
}
