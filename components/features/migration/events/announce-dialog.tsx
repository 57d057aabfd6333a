'use client'

import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { announceEnvironmentAction } from '@/lib/actions/migration/announce-environment'
import { EventDialog } from './event-dialog'
import type { EventProps } from './event-props'
import { useEvent } from './use-event'
import { startingWindow, WindowFields, windowOf } from './window-fields'

/** Dates and Enterprise ID; customer and partners are told. */
export function AnnounceDialog({ environment, trigger }: EventProps) {
  const happen = useEvent(environment.id)
  const [draft, setDraft] = useState(() => startingWindow(environment))
  const known = environment.enterprise.code ?? ''
  const [code, setCode] = useState(known)
  const [operator, setOperator] = useState(environment.operator ?? '')
  const window = windowOf(draft)
  return (
    <EventDialog
      trigger={trigger}
      title={`Announce the migration of ${environment.label}`}
      description="The customer and every partner of the chain are told the dates and the Enterprise ID."
      confirmLabel="Announce"
      ready={window !== null && code.trim() !== ''}
      onOpen={() => {
        setDraft(startingWindow(environment))
        setCode(known)
      }}
      onConfirm={async () =>
        window
          ? happen(
              announceEnvironmentAction({
                id: environment.id,
                enterpriseCode: code.trim(),
                ...window,
                ...(operator.trim() && { operator: operator.trim() }),
                expectedVersion: environment.version,
              }),
              'Announced',
            )
          : { ok: false, message: 'Choose both dates.' }
      }
    >
      <Field
        label="Enterprise ID"
        help={
          known
            ? `Of ${environment.enterprise.name}. All its environments share it.`
            : `${environment.enterprise.name} has none yet: 1 to 8 capital letters and digits.`
        }
      >
        <Input
          mono
          className="w-40"
          maxLength={8}
          autoComplete="off"
          readOnly={known !== ''}
          value={code}
          onChange={(event) => setCode(event.target.value.toUpperCase())}
        />
      </Field>
      <WindowFields draft={draft} onChange={setDraft} />
      <Field label="Who leads it" optional help="Told to customer and partners as whom to ask.">
        <Input
          type="email"
          placeholder="name@example.com"
          value={operator}
          onChange={(event) => setOperator(event.target.value)}
        />
      </Field>
    </EventDialog>
  )
}
