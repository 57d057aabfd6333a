'use client'

import { Info } from 'lucide-react'
import { useId } from 'react'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import { useEnvironment } from '../use-environment'
import { EventButton } from './event-button'
import { NEXT_EVENT, OTHER_EVENTS } from './next-event'

/** What can be done with the environment now; the next event stands there also while it is not possible, with the reason. */
export function EventBar({ environment: initial }: { environment: EnvironmentView }) {
  const environment = useEnvironment(initial)
  const reasonId = useId()
  const next = NEXT_EVENT[environment.phase]
  const others = OTHER_EVENTS[environment.phase].filter((event) => environment.may[event].allowed)
  const why = next && !environment.may[next].allowed ? environment.may[next].why : null
  return (
    <div className="grid gap-1.5 sm:justify-items-end">
      <div className="flex flex-wrap gap-2">
        {others.map((event) => (
          <EventButton key={event} environment={environment} event={event} />
        ))}
        {next && <EventButton environment={environment} event={next} variant="primary" reasonId={reasonId} />}
      </div>
      {why && (
        <p id={reasonId} className="flex max-w-96 items-start gap-1.5 text-sm text-muted sm:text-right">
          <Info aria-hidden size={16} className="mt-0.5 shrink-0" />
          {why}
        </p>
      )}
    </div>
  )
}
