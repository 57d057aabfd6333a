'use client'

import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { beginCutoverAction } from '@/lib/actions/migration/begin-cutover'
import { EventDialog } from './event-dialog'
import type { EventProps } from './event-props'
import { useEvent } from './use-event'

/** Begins the cut-over although integrations are below the gate: signed by name, with the reason, kept for good. */
export function OverrideDialog({ environment, trigger }: EventProps) {
  const happen = useEvent(environment.id)
  const { id, label, version, gate, counts } = environment
  const [name, setName] = useState('')
  const [reason, setReason] = useState('')
  return (
    <EventDialog
      trigger={trigger}
      title={`Begin the cut-over of ${label} below the gate?`}
      description={`${gate.below.toLocaleString('en')} of ${counts.integrations.toLocaleString('en')} integrations are below R${gate.score}. Those that never used OCIM stop working when you complete the migration.`}
      typed={label}
      ready={name.trim().length >= 2 && reason.trim().length >= 3}
      danger
      confirmLabel="Sign and begin cut-over"
      onOpen={() => {
        setName('')
        setReason('')
      }}
      onConfirm={() =>
        happen(
          beginCutoverAction({
            id,
            override: { name: name.trim(), reason: reason.trim() },
            expectedVersion: version,
          }),
          'The cut-over has begun',
        )
      }
    >
      <Field label="Your name" help="As a signature: it stands in the report and in the audit log.">
        <Input maxLength={128} autoComplete="name" value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label="Reason" help="Why it cannot wait, and who agreed.">
        <Textarea rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </EventDialog>
  )
}
