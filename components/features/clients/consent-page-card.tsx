'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FieldSet } from '@/components/ui/field-set'
import { Input } from '@/components/ui/input'
import { saveClient } from './api/save-client'
import type { ClientCardProps } from './client-card-props'

const LINKS = [
  { name: 'clientURI', label: 'Home page' },
  { name: 'policyURI', label: 'Privacy policy' },
  { name: 'termsOfServiceURI', label: 'Terms of service' },
] as const

/** What people read of the client when they are asked, and what they may leave out. */
export function ConsentPageCard({ client, access }: ClientCardProps) {
  const edit = useEntityForm({
    view: client,
    schema: () => import('./consent-page-card-schema').then((m) => m.consentPageCardSchema),
    labels: {
      optionalScopes: 'Optional scopes',
      ...Object.fromEntries(LINKS.map(({ name, label }) => [name, label])),
    },
    read: (view) => ({
      optionalScopes: view.optionalScopes.filter((scope) => view.scopes.includes(scope)),
      clientURI: view.clientURI ?? '',
      policyURI: view.policyURI ?? '',
      termsOfServiceURI: view.termsOfServiceURI ?? '',
    }),
    save: ({ optionalScopes, ...links }, version) => {
      const given = Object.fromEntries(LINKS.map(({ name }) => [name, links[name] || null]))
      return saveClient(client.pk, { optionalScopes, ...given }, version)
    },
  })
  const { form, errors } = edit
  const chosen = form.watch('optionalScopes')
  const toggle = (scope: string, on: boolean) =>
    form.setValue(
      'optionalScopes',
      client.scopes.filter((each) => (each === scope ? on : chosen.includes(each))),
      { shouldDirty: true },
    )
  return (
    <EntityCard
      title="On the consent page"
      description="What people can decline, and what they can read before they decide."
      edit={edit}
      access={access}
      entity={`client ${client.name}`}
    >
      <FieldSet
        legend="Scopes people may leave out"
        help="Ticked here, a scope gets a box of its own on the page. The client must then look at the scopes it was given."
        error={fieldMessage(errors, 'optionalScopes')}
      >
        {client.scopes.length === 0 ? (
          <p className="text-muted">The client has no scopes yet.</p>
        ) : (
          <div className="grid max-h-64 gap-x-6 gap-y-1.5 overflow-y-auto sm:grid-cols-2">
            {client.scopes.map((scope) => (
              <Checkbox
                key={scope}
                label={<span className="mono [overflow-wrap:anywhere]">{scope}</span>}
                checked={chosen.includes(scope)}
                disabled={scope === 'openid'}
                onChange={(event) => toggle(scope, event.target.checked)}
              />
            ))}
          </div>
        )}
      </FieldSet>
      {LINKS.map(({ name, label }) => (
        <Field key={name} label={label} error={errors[name]?.message} optional>
          <Input mono inputMode="url" placeholder="https://" {...form.register(name)} />
        </Field>
      ))}
    </EntityCard>
  )
}
