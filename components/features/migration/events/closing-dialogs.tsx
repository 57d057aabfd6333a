'use client'

import { closeProblemAction } from '@/lib/actions/migration/close-problem'
import { verifyEnvironmentAction } from '@/lib/actions/migration/verify-environment'
import { EventDialog } from './event-dialog'
import type { EventProps } from './event-props'
import { useEvent } from './use-event'

export function CloseProblemDialog({ environment, trigger }: EventProps) {
  const happen = useEvent(environment.id)
  const { id, label, version, problem } = environment
  return (
    <EventDialog
      trigger={trigger}
      title={`Is the problem of ${label} solved?`}
      confirmLabel="Close the problem"
      onConfirm={() => happen(closeProblemAction({ id, expectedVersion: version }), 'The problem is closed')}
    >
      {problem && <blockquote className="border-l-2 pl-3 whitespace-pre-wrap text-muted">{problem}</blockquote>}
      <p>The environment counts as migrated again and can be verified.</p>
    </EventDialog>
  )
}

export function VerifyDialog({ environment, trigger }: EventProps) {
  const happen = useEvent(environment.id)
  const { id, label, version, counts } = environment
  return (
    <EventDialog
      trigger={trigger}
      title={`Verify and close the migration of ${label}?`}
      confirmLabel="Verify and close"
      onConfirm={() => happen(verifyEnvironmentAction({ id, expectedVersion: version }), 'The migration is finished')}
    >
      <p className="num">
        {counts.verified.toLocaleString('en')} of {counts.integrations.toLocaleString('en')} integrations are verified.
        Afterwards the report is final.
      </p>
    </EventDialog>
  )
}
