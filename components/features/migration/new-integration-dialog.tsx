'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { FilterEntry } from '@/components/patterns/found-filter'
import { Button } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/radio-group'
import { createIntegrationAction } from '@/lib/actions/migration/create-integration'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import { OWNER_KIND_WORDS, OWNER_KINDS, type OwnerKind } from '@/lib/schemas/migration/integration-state'
import { EventDialog } from './events/event-dialog'
import { useEvent } from './events/use-event'
import { type IntegrationDraft, IntegrationFields, integrationOf } from './integration-fields'
import { OrganisationPicker } from './organisation-picker'

const EMPTY: IntegrationDraft = {
  name: '',
  ownerEmail: '',
  application: null,
  streaming: false,
  separatedByUser: false,
}

/** Adds a caller that the inventory did not have. */
export function NewIntegrationDialog({ environment }: { environment: EnvironmentView }) {
  const happen = useEvent(environment.id)
  const [ownerKind, setOwnerKind] = useState<OwnerKind>('CUSTOMER')
  const [partner, setPartner] = useState<FilterEntry | null>(null)
  const [draft, setDraft] = useState(EMPTY)
  return (
    <EventDialog
      trigger={<Button icon={<Plus aria-hidden />}>Add integration</Button>}
      title={`Add an integration to ${environment.label}`}
      confirmLabel="Add integration"
      ready={draft.name.trim() !== '' && (ownerKind === 'CUSTOMER' || partner !== null)}
      onOpen={() => {
        setDraft(EMPTY)
        setOwnerKind('CUSTOMER')
        setPartner(null)
      }}
      onConfirm={() =>
        happen(
          createIntegrationAction({
            environmentId: environment.id,
            ownerKind,
            partnerId: ownerKind === 'PARTNER' ? (partner?.id ?? null) : null,
            ...integrationOf(draft),
          }),
          'Integration added',
        )
      }
    >
      <RadioGroup
        legend="Who runs it"
        name="ownerKind"
        options={OWNER_KINDS.map((value) => ({ value, label: OWNER_KIND_WORDS[value] }))}
        value={ownerKind}
        onChange={(event) => setOwnerKind(event.target.value as OwnerKind)}
      />
      {ownerKind === 'PARTNER' && (
        <OrganisationPicker label="Partner" kind="partner" chosen={partner} onChange={setPartner} />
      )}
      <IntegrationFields draft={draft} onChange={setDraft} />
    </EventDialog>
  )
}
