'use client'

import { Alert } from '@/components/ui/alert'
import { abortCutoverAction } from '@/lib/actions/migration/abort-cutover'
import { beginCutoverAction } from '@/lib/actions/migration/begin-cutover'
import { completeMigrationAction } from '@/lib/actions/migration/complete-migration'
import { EventDialog } from './event-dialog'
import type { EventProps } from './event-props'
import { useEvent } from './use-event'

/** The gate is passed: nothing is switched off by this yet. */
export function BeginCutoverDialog({ environment, trigger }: EventProps) {
  const happen = useEvent(environment.id)
  const { id, label, version, downtimeMinutes } = environment
  return (
    <EventDialog
      trigger={trigger}
      title={`Begin the cut-over of ${label}?`}
      description={`Every integration passed the gate. Announced downtime: ${downtimeMinutes} minutes.`}
      typed={label}
      confirmLabel="Begin cut-over"
      onConfirm={() => happen(beginCutoverAction({ id, expectedVersion: version }), 'The cut-over has begun')}
    >
      <p>SSD and OCIM go on working until you complete the migration. Until then you can abort.</p>
    </EventDialog>
  )
}

/** Back to migrating; nothing was switched off. */
export function AbortCutoverDialog({ environment, trigger }: EventProps) {
  const happen = useEvent(environment.id)
  const { id, label, version } = environment
  return (
    <EventDialog
      trigger={trigger}
      title={`Abort the cut-over of ${label}?`}
      confirmLabel="Abort cut-over"
      onConfirm={() => happen(abortCutoverAction({ id, expectedVersion: version }), 'The cut-over was aborted')}
    >
      <p>The environment is migrating again. Nothing was switched off, and nothing is lost.</p>
    </EventDialog>
  )
}

/** The point of no return. */
export function CompleteDialog({ environment, trigger }: EventProps) {
  const happen = useEvent(environment.id)
  const { id, label, version, counts } = environment
  return (
    <EventDialog
      trigger={trigger}
      title={`Complete the migration of ${label}?`}
      description="SSD is switched off for everybody in this environment. It cannot be switched on again."
      typed={label}
      danger
      confirmLabel="Complete migration"
      onConfirm={() => happen(completeMigrationAction({ id, expectedVersion: version }), 'SSD is switched off')}
    >
      <ul className="list-disc space-y-1 pl-5">
        <li>Every request by SSD is refused from this moment.</li>
        <li>Users of internal integrations become clients with ids of their own; their secrets are issued later.</li>
        <li>The customer uses the OCIM address of its portal; partners can be connected again.</li>
      </ul>
      {counts.ssdOnly > 0 && (
        <Alert
          tone="bad"
          title={`${counts.ssdOnly === 1 ? 'One integration breaks' : `${counts.ssdOnly.toLocaleString('en')} integrations break`}`}
        >
          They never got a token by OCIM, and stop working now.
        </Alert>
      )}
      {counts.dual > 0 && (
        <p className="num text-muted">
          {counts.dual.toLocaleString('en')} still use both ways; their part on SSD stops.
        </p>
      )}
    </EventDialog>
  )
}
