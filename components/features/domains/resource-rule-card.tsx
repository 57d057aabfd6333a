'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Switch } from '@/components/ui/switch'
import { saveDomain } from './api/save-domain'
import type { DomainCardProps } from './domain-card-props'

export function ResourceRuleCard({ domain, access }: DomainCardProps) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./resource-rule-card-schema').then((m) => m.resourceRuleCardSchema),
    labels: { enableMultipleResourceServer: 'Several resource servers in one token' },
    read: (view) => ({ enableMultipleResourceServer: view.enableMultipleResourceServer }),
    save: (values, version) => saveDomain(domain.id, values, version),
  })
  return (
    <EntityCard
      title="Reach of one token"
      description="Whether one request may ask for scopes of more than one resource server. Built-in scopes never count."
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      <Switch
        label="Allow several resource servers in one token"
        description="Off keeps a leaked token useful at one service only. Default: off."
        {...edit.form.register('enableMultipleResourceServer')}
      />
    </EntityCard>
  )
}
