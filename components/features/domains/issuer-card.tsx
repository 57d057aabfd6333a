'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Alert } from '@/components/ui/alert'
import { RadioGroup } from '@/components/ui/radio-group'
import type { IssuerMode } from '@/lib/schemas/custom-attrs'
import type { DomainView } from '@/lib/schemas/domain'
import { customAttr, mergeCustomAttrs, saveDomain } from './api/save-domain'
import type { DomainCardProps } from './domain-card-props'

function read(domain: DomainView): { issuerMode: IssuerMode } {
  return { issuerMode: customAttr(domain, 'issuerMode') === 'DOMAIN' ? 'DOMAIN' : 'SHARED' }
}

export function IssuerCard({ domain, access }: DomainCardProps) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./issuer-card-schema').then((m) => m.issuerCardSchema),
    labels: { issuerMode: 'Issuer' },
    read,
    save: (values, version, base) => saveDomain(domain.id, mergeCustomAttrs(base, values), version),
  })
  return (
    <EntityCard
      title="Issuer"
      description="The name this domain signs its tokens with, and where standard clients discover it."
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      <RadioGroup
        cards
        legend="Issuer of this domain"
        error={edit.errors.issuerMode?.message}
        options={[
          {
            value: 'DOMAIN',
            label: 'Its own',
            description: 'A standard client needs the issuer URL and nothing else. Recommended.',
          },
          {
            value: 'SHARED',
            label: 'Shared by all domains',
            description: 'As scripts of the original expect; clients must name the domain in a header.',
          },
        ]}
        {...edit.form.register('issuerMode')}
      />
      {edit.isDirty && (
        <Alert tone="attention" title="Resource servers compare the issuer" live>
          Tokens issued from now on carry the new issuer. Services that verify tokens must be told first.
        </Alert>
      )}
    </EntityCard>
  )
}
