'use client'

import { openWindowAction } from '@/lib/actions/migration/open-window'
import { EventDialog } from './event-dialog'
import type { EventProps } from './event-props'
import { useEvent } from './use-event'

export function OpenWindowDialog({ environment, trigger }: EventProps) {
  const happen = useEvent(environment.id)
  return (
    <EventDialog
      trigger={trigger}
      title={`Open the window of ${environment.label}?`}
      confirmLabel="Open window"
      onConfirm={() =>
        happen(openWindowAction({ id: environment.id, expectedVersion: environment.version }), 'The window is open')
      }
    >
      <ul className="list-disc space-y-1 pl-5">
        <li>Owners reissue their clients; SSD goes on working for everybody.</li>
        <li>No new partner is connected to {environment.chainName} until the end of the migration.</li>
        <li>Partners can no longer change integration users; the customer does it in Role Manager.</li>
        <li>Customer and partners are told.</li>
      </ul>
    </EventDialog>
  )
}
