'use client'

import type { FilterEntry } from '@/components/patterns/found-filter'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { OrganisationPicker } from './organisation-picker'

/** What operators know of an integration, as the form holds it. */
export interface IntegrationDraft {
  name: string
  ownerEmail: string
  application: FilterEntry | null
  streaming: boolean
  separatedByUser: boolean
}

interface IntegrationFieldsProps {
  draft: IntegrationDraft
  onChange: (draft: IntegrationDraft) => void
}

export function IntegrationFields({ draft, onChange }: IntegrationFieldsProps) {
  const set = (patch: Partial<IntegrationDraft>) => onChange({ ...draft, ...patch })
  return (
    <>
      <Field label="Name" help="As people of the hotel call it.">
        <Input maxLength={128} value={draft.name} onChange={(event) => set({ name: event.target.value })} />
      </Field>
      <Field label="E-mail of its owner" optional help="Whom to ask; without one it counts as owner unknown.">
        <Input type="email" value={draft.ownerEmail} onChange={(event) => set({ ownerEmail: event.target.value })} />
      </Field>
      <OrganisationPicker
        label="Application"
        help="Its key tells the requests of this integration from those of others."
        optional
        kind="application"
        chosen={draft.application}
        onChange={(application) => set({ application })}
      />
      <Checkbox
        label="Gets events by streaming"
        checked={draft.streaming}
        onChange={(event) => set({ streaming: event.target.checked })}
      />
      <Checkbox
        label="Its users keep data apart"
        description="Several users stand for several parties. On OCIM they become one client, so this must be settled first."
        checked={draft.separatedByUser}
        onChange={(event) => set({ separatedByUser: event.target.checked })}
      />
    </>
  )
}

/** The draft in the words of the service. */
export function integrationOf(draft: IntegrationDraft) {
  return {
    name: draft.name.trim(),
    ownerEmail: draft.ownerEmail.trim() || null,
    applicationId: draft.application?.id ?? null,
    streaming: draft.streaming,
    separatedByUser: draft.separatedByUser,
  }
}
