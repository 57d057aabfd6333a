'use client'

import { Controller } from 'react-hook-form'
import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Switch } from '@/components/ui/switch'
import { TokenInput } from '@/components/ui/token-input'
import { saveClient } from './api/save-client'
import type { ClientCardProps } from './client-card-props'

const FIELDS = [
  { name: 'accessTokenCustomClaims', label: 'In the access token', help: undefined },
  {
    name: 'idTokenCustomClaims',
    label: 'In the ID token',
    help: 'It comes with an authorization code whose scopes hold openid.',
  },
  { name: 'userInfoCustomClaims', label: 'In the user info answer', help: undefined },
] as const

export function CustomClaimsCard({ client, access }: ClientCardProps) {
  const edit = useEntityForm({
    view: client,
    schema: () => import('./custom-claims-card-schema').then((m) => m.customClaimsCardSchema),
    labels: {
      ...Object.fromEntries(FIELDS.map((field) => [field.name, field.label])),
      userInfoSignedResponse: 'User info is signed',
    },
    read: (view) => ({
      accessTokenCustomClaims: [...view.accessTokenCustomClaims],
      idTokenCustomClaims: [...view.idTokenCustomClaims],
      userInfoCustomClaims: [...view.userInfoCustomClaims],
      userInfoSignedResponse: view.userInfoSignedResponse,
    }),
    save: (values, version) => saveClient(client.pk, values, version),
  })
  return (
    <EntityCard
      title="Claims about the person"
      description="What this client wants to know of the person a token speaks for: custom attributes, standard claims or groups, by name."
      edit={edit}
      access={access}
      entity={`client ${client.name}`}
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
      <Switch
        label="Sign the user info answer"
        description="It is then a JWT signed with the key of the domain, for clients that must prove later what they were told. Default: off, which answers JSON."
        {...edit.form.register('userInfoSignedResponse')}
      />
    </EntityCard>
  )
}
