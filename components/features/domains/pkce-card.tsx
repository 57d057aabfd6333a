'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { untilServed } from '@/lib/schemas/served'
import { customAttr, mergeCustomAttrs, saveDomain } from './api/save-domain'
import type { DomainCardProps } from './domain-card-props'
import { PKCE_CHOICES, pkceAdvice } from './pkce-choices'

export function PkceCard({ domain, access }: DomainCardProps) {
  const stored = customAttr(domain, 'usePKCE')
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./pkce-card-schema').then((m) => m.pkceCardSchema),
    labels: { usePKCE: 'PKCE' },
    read: (view) => ({ usePKCE: customAttr(view, 'usePKCE') }),
    save: (values, version, base) => saveDomain(domain.id, mergeCustomAttrs(base, values), version),
  })
  const chosen = edit.form.watch('usePKCE')
  const advice = pkceAdvice(chosen)
  const known = PKCE_CHOICES.some((choice) => choice.value === stored)
  return (
    <EntityCard
      title="PKCE"
      description={untilServed(
        'Proof that the party redeeming a code is the one that asked for it. A client can set its own rule, which wins.',
        'AUTHORIZATION_CODE',
      )}
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      <Field
        label="Who must use PKCE"
        error={edit.errors.usePKCE?.message}
        help="Default on the REST surface: not set."
      >
        <Select className="max-w-md" {...edit.form.register('usePKCE')}>
          {PKCE_CHOICES.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
          {!known && <option value={stored}>{stored} (not honoured: values are case-sensitive)</option>}
        </Select>
      </Field>
      {advice && (
        <Alert tone="attention" title="Weaker than RFC 9700 §2.1.1 asks">
          {advice}
        </Alert>
      )}
    </EntityCard>
  )
}
