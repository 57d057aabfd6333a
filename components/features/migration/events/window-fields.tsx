'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { daysAhead, fromLocalInput, toLocalInput } from '../local-time'

/** When a migration is to happen, as the form holds it. */
export interface WindowDraft {
  windowAt: string
  cutoverAt: string
  downtimeMinutes: string
}

/** A window in two weeks and a cut-over in six, unless dates were set before and still lie ahead. */
export function startingWindow(known: {
  windowAt?: Date | string | null
  cutoverAt?: Date | string | null
  downtimeMinutes: number
}): WindowDraft {
  const ahead = (at: Date | string | null | undefined, days: number, hour: number) =>
    at && new Date(at).getTime() > Date.now() ? toLocalInput(new Date(at)) : daysAhead(days, hour)
  return {
    windowAt: ahead(known.windowAt, 14, 9),
    cutoverAt: ahead(known.cutoverAt, 42, 6),
    downtimeMinutes: String(known.downtimeMinutes),
  }
}

/** The window in the service's words; null while a field is incomplete or the order is wrong. */
export function windowOf(draft: WindowDraft): { windowAt: Date; cutoverAt: Date; downtimeMinutes: number } | null {
  const windowAt = fromLocalInput(draft.windowAt)
  const cutoverAt = fromLocalInput(draft.cutoverAt)
  const downtimeMinutes = Number(draft.downtimeMinutes)
  if (!windowAt || !cutoverAt || !Number.isInteger(downtimeMinutes) || downtimeMinutes < 0) return null
  return cutoverAt.getTime() > windowAt.getTime() ? { windowAt, cutoverAt, downtimeMinutes } : null
}

interface WindowFieldsProps {
  draft: WindowDraft
  onChange: (draft: WindowDraft) => void
}

export function WindowFields({ draft, onChange }: WindowFieldsProps) {
  const set = (patch: Partial<WindowDraft>) => onChange({ ...draft, ...patch })
  const opens = fromLocalInput(draft.windowAt)
  const cuts = fromLocalInput(draft.cutoverAt)
  const isReversed = opens !== null && cuts !== null && cuts.getTime() <= opens.getTime()
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Window opens" help="From then on owners reissue their clients. Your local time.">
        <Input
          type="datetime-local"
          value={draft.windowAt}
          onChange={(event) => set({ windowAt: event.target.value })}
        />
      </Field>
      <Field
        label="Cut-over"
        help="SSD is switched off for everybody. Your local time."
        error={isReversed ? 'The cut-over comes after the window opens.' : undefined}
      >
        <Input
          type="datetime-local"
          value={draft.cutoverAt}
          onChange={(event) => set({ cutoverAt: event.target.value })}
        />
      </Field>
      <Field label="Downtime" unit="minutes" help="How long integrations may have to wait during the cut-over.">
        <Input
          type="number"
          min={0}
          max={1440}
          className="w-24"
          value={draft.downtimeMinutes}
          onChange={(event) => set({ downtimeMinutes: event.target.value })}
        />
      </Field>
    </div>
  )
}
