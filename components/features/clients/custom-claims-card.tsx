'use client'

import { Controller } from 'react-hook-form'
import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { TokenInput } from '@/components/ui/token-input'
import { untilServed } from '@/lib/schemas/served'
import { saveClient } from './api/save-client'
import type { ClientCardProps } from './client-card-props'

const FIELDS = [
  { name: 'accessTokenCustomClaims', label: 'In the access token' },
  { name: 'idTokenCustomClaims', label: 'In the ID token' },
  { name: 'userInfoCustomClaims', label: 'In the user info answer' },
] as const

export function CustomClaimsCard({ client, access }: ClientCardProps) {
  const edit = useEntityForm({
    view: client,
    schema: () => import('./custom-claims-card-schema').then((m) => m.customClaimsCardSchema),
    labels: Object.fromEntries(FIELDS.map((field) => [field.name, field.label])),
    read: (view) => ({
      accessTokenCustomClaims: [...view.accessTokenCustomClaims],
      idTokenCustomClaims: [...view.idTokenCustomClaims],
      userInfoCustomClaims: [...view.userInfoCustomClaims],
    }),
    save: (values, version) => saveClient(client.pk, values, version),
  })
  return (
    <EntityCard
      title="Claims about the person"
      description={untilServed(
        'User attributes this client wants beside the standard ones, by name.',
        'AUTHORIZATION_CODE',
      )}
      edit={edit}
      access={access}
      entity={`client ${client.name}`}
    >
      {FIELDS.map(({ name, label }) => (
        <Controller
          key={name}
          control={edit.form.control}
          name={name}
          render={({ field }) => (
            <Field label={label} error={fieldMessage(edit.errors, name)} optional>
              <TokenInput
                mono
                noun="claim"
                placeholder="Claim names"
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
