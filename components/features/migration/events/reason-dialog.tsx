'use client'

import { type ReactNode, useState } from 'react'
import type { ConfirmOutcome } from '@/components/patterns/confirm-outcome'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { postponeEnvironmentAction } from '@/lib/actions/migration/postpone-environment'
import { reportProblemAction } from '@/lib/actions/migration/report-problem'
import { EventDialog } from './event-dialog'
import type { EventProps } from './event-props'
import { useEvent } from './use-event'

/** Puts the migration off; the reason goes to customer and partners. */
export function PostponeDialog({ environment, trigger }: EventProps) {
  const happen = useEvent(environment.id)
  const { id, label, version } = environment
  return (
    <ReasonDialog
      trigger={trigger}
      title={`Postpone the migration of ${label}?`}
      label="Reason"
      help="Customer and partners read it."
      confirmLabel="Postpone"
      onConfirm={(reason) => happen(postponeEnvironmentAction({ id, reason, expectedVersion: version }), 'Postponed')}
    >
      <p>
        New partner connections are allowed again. Clients that were reissued stay valid for SSD and OCIM. You announce
        another date later.
      </p>
    </ReasonDialog>
  )
}

/** Something went wrong after completion. */
export function ReportProblemDialog({ environment, trigger }: EventProps) {
  const happen = useEvent(environment.id)
  const { id, label, version } = environment
  return (
    <ReasonDialog
      trigger={trigger}
      title={`Report a problem with ${label}`}
      label="What went wrong"
      help="Customer and partners are told that a problem is being looked into."
      confirmLabel="Report problem"
      onConfirm={(problem) =>
        happen(reportProblemAction({ id, problem, expectedVersion: version }), 'The problem is reported')
      }
    >
      <p>SSD stays switched off. The environment is in support until the problem is closed.</p>
    </ReasonDialog>
  )
}

interface ReasonDialogProps extends Pick<EventProps, 'trigger'> {
  title: string
  label: string
  help: string
  confirmLabel: string
  children: ReactNode
  onConfirm: (reason: string) => Promise<ConfirmOutcome>
}

const SHORTEST_REASON = 3

function ReasonDialog({ label, help, children, onConfirm, ...dialog }: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  return (
    <EventDialog
      {...dialog}
      ready={reason.trim().length >= SHORTEST_REASON}
      onOpen={() => setReason('')}
      onConfirm={() => onConfirm(reason.trim())}
    >
      {children}
      <Field label={label} help={help}>
        <Textarea rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </EventDialog>
  )
}
