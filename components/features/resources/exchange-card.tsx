'use client'

import { Controller } from 'react-hook-form'
import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { TokenInput } from '@/components/ui/token-input'
import { saveResource } from './api/save-resource'
import { allowedClients, withAllowedClients } from './exchange-attributes'
import type { ResourceCardProps } from './resource-card-props'

const FIELDS = [
  {
    name: 'delegation',
    label: 'May act on behalf of a person',
    help: 'Delegation: the new token names both the person and the acting client.',
  },
  {
    name: 'impersonation',
    label: 'May act as the person',
    help: 'Impersonation: the new token does not show that another client acts. Keep this list short.',
  },
] as const

export function ExchangeCard({ resource, access }: ResourceCardProps) {
  const edit = useEntityForm({
    view: resource,
    schema: () => import('./exchange-card-schema').then((m) => m.exchangeCardSchema),
    labels: { delegation: 'Delegation', impersonation: 'Impersonation' },
    read: (view) => ({
      delegation: allowedClients(view.tokenAttributes, 'delegation'),
      impersonation: allowedClients(view.tokenAttributes, 'impersonation'),
    }),
    save: (values, version, base) =>
      saveResource(resource.id, { tokenAttributes: withAllowedClients(base.tokenAttributes, values) }, version),
  })
  return (
    <EntityCard
      title="Token exchange"
      description="Clients that may turn a token they received into one for this resource server. Empty means nobody."
      edit={edit}
      access={access}
      entity={`resource ${resource.name}`}
    >
      {FIELDS.map(({ name, label, help }) => (
        <Controller
          key={name}
          control={edit.form.control}
          name={name}
          render={({ field }) => (
            <Field label={label} help={help} error={fieldMessage(edit.errors, name)} optional>
              <TokenInput
                mono
                noun="client id"
                placeholder="Client ids"
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                disabled={!access.canWrite}
              />
            </Field>
          )}
        />
      ))}
    </EntityCard>
  )
}
