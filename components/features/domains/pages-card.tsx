'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { saveDomain } from './api/save-domain'
import type { DomainCardProps } from './domain-card-props'

export function PagesCard({ domain, access }: DomainCardProps) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./pages-card-schema').then((m) => m.pagesCardSchema),
    labels: { errorPageURL: 'Error page', consentPageURL: 'Consent page' },
    read: (view) => ({ errorPageURL: view.errorPageURL, consentPageURL: view.consentPageURL }),
    save: (values, version) => saveDomain(domain.id, values, version),
  })
  const { register } = edit.form
  return (
    <EntityCard
      title="Pages people see"
      description="Where a browser flow asks for consent, and where it ends when something is wrong. The built-in pages wear the branding of the domain."
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      <Field
        label="Consent page"
        help="A page of your own must itself be protected, and posts the answer back here. Default: /oam/pages/consent.jsp, the built-in one."
        error={edit.errors.consentPageURL?.message}
        required
      >
        <Input mono {...register('consentPageURL')} />
      </Field>
      <Field
        label="Error page"
        help="Shown when a request cannot safely be sent back to its client. Default: /oam/pages/error.jsp, the built-in one."
        error={edit.errors.errorPageURL?.message}
        required
      >
        <Input mono {...register('errorPageURL')} />
      </Field>
    </EntityCard>
  )
}
